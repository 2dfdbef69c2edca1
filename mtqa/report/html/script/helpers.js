// Small helpers.

const data = JSON.parse(document.getElementById("data").textContent);
const store = "mtqa:" + document.documentElement.dataset.report;
const SEVERITIES = ["critical", "major", "minor", "neutral"];
const PENALTY = { critical: 25, major: 5, minor: 1, neutral: 0 }; // MQM Core multipliers
const byId = (id) => document.getElementById(id);


/** An element with properties and children; text is always set as text. */
function el(tag, props = {}, ...children) {
  const made = document.createElement(tag);
  for (const [key, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (key === "class") made.className = value;
    else if (key === "on") for (const [name, act] of Object.entries(value)) made.addEventListener(name, act);
    else made.setAttribute(key, value === true ? "" : value);
  }
  made.append(...children.filter((c) => c !== null && c !== undefined));
  return made;
}

// Characters that could hide or reorder text are shown as what they are.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff]/;
function* shown(text) {
  for (let rest = text; rest; ) {
    const at = rest.search(CONTROL);
    if (at < 0) { yield rest; return; }
    if (at) yield rest.slice(0, at);
    if (rest[at] !== "\r") yield el("span", { class: "control" }, "U+" + rest.codePointAt(at).toString(16).toUpperCase().padStart(4, "0"));
    rest = rest.slice(at + 1);
  }
}
const spell = (text) => [...shown(text)];

/** Code point offsets, as the data has them, to UTF-16 offsets, as JavaScript has them. */
function units(text) {
  if (!/[\ud800-\udfff]/.test(text)) return (at) => at;
  const map = [0];
  for (const c of text) map.push(map[map.length - 1] + c.length);
  return (at) => map[at];
}

let sayTimer = 0;
function say(text) {
  const box = byId("said");
  box.textContent = text;
  box.classList.add("shown");
  clearTimeout(sayTimer);
  sayTimer = setTimeout(() => box.classList.remove("shown"), 2500);
}
