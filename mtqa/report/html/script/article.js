// Drawing an article.

const sections = new Map(); // document -> its section
const watcher = new IntersectionObserver((entries) => entries.forEach((e) => { if (e.isIntersecting) build(e.target.doc); }), { rootMargin: "800px" });

function sectionOf(doc) {
  if (sections.has(doc)) return sections.get(doc);
  const made = el("section", { class: "article", "aria-label": doc.file.path + (doc.name ? " " + doc.name : "") });
  made.doc = doc;
  made.style.minHeight = Math.min(4000, 90 + doc.rows.length * 40 + doc.findings.length * 120) + "px";
  sections.set(doc, made);
  watcher.observe(made);
  return made;
}

function columnsOf(doc) {
  const columns = [];
  if (doc.rows.some((r) => r.source)) columns.push("Source");
  columns.push("Translation");
  if (doc.findings.length) columns.push("Fixed");
  if (doc.rows.some((r) => r.references && r.references.some((x) => x))) columns.push("Reference");
  return columns;
}

function build(doc) {
  const section = sectionOf(doc), visible = doc.findings.filter((f) => passes(f)), columns = columnsOf(doc);
  watcher.unobserve(section);
  section.style.minHeight = "";
  section.built = true;
  section.style.setProperty("--columns", columns.length);
  const plan = planOf(doc, byId("accepted-only").checked);
  const head = el("header", {}, el("h2", {}, ...spell(doc.file.path + (doc.name ? " · " + doc.name : ""))), el("p", {}, summary(doc)));
  section.replaceChildren(head);
  if (doc.file.error) section.append(el("p", { class: "error" }, ...spell(doc.file.error)));
  section.append(el("div", { class: "columns", "aria-hidden": "true" }, ...columns.map((c) => el("div", {}, c))));
  const onlyFound = byId("changed").checked || filtering();
  for (const row of doc.rows) {
    const here = visible.filter((f) => f.side === "target" && f.start < row.end && f.end > row.start && f.start >= row.start);
    const marked = visible.filter((f) => f.side === "target" && f.start < row.end && f.end > row.start);
    if (onlyFound && !marked.length) continue;
    const line = el("div", { class: "row " + row.kind, style: null });
    for (const column of columns) line.append(cell(doc, row, column, marked, plan));
    section.append(line);
    if (here.length) section.append(el("div", { class: "cards" }, ...here.map(card)));
  }
  const elsewhere = visible.filter((f) => f.side !== "target" || !doc.rows.some((r) => f.start >= r.start && f.start < r.end));
  if (elsewhere.length) section.append(el("div", { class: "cards" }, ...elsewhere.map(card)));
  mark(current, false);
}

function summary(doc) {
  const open = doc.findings.filter((f) => statusOf(f) === "open").length;
  const counts = SEVERITIES.map((s) => [s, doc.findings.filter((f) => f.severity === s).length]).filter(([, n]) => n).map(([s, n]) => `${n} ${s}`);
  return [counts.join(", ") || "nothing found", doc.findings.length ? `${open} open` : "", `${doc.file.words.toLocaleString("en")} words`].filter(Boolean).join(" · ");
}

function cell(doc, row, column, marked, plan) {
  const made = el("div", { class: "cell", dir: "auto", "data-label": column });
  if (column === "Source") made.append(...spell(row.source || ""));
  else if (column === "Translation") made.append(...withMarks(doc.text, row, marked));
  else if (column === "Fixed") made.append(...withEdits(doc.text, row, plan));
  else made.append(...compared(fixedText(doc.text, row, plan), (row.references || []).find((x) => x) || ""));
  return made;
}

function* withMarks(text, row, marked) {
  const cuts = [...new Set([row.start, row.end, ...marked.flatMap((f) => [f.start, f.end])])].filter((c) => c >= row.start && c <= row.end).sort((a, b) => a - b);
  const begun = new Set();
  for (let n = 0; n + 1 < cuts.length; n++) {
    const [a, b] = [cuts[n], cuts[n + 1]];
    const over = marked.filter((f) => f.start <= a && f.end >= b).sort((x, y) => x.end - x.start - (y.end - y.start));
    if (!over.length) { yield* shown(text.slice(a, b)); continue; }
    const top = over[0], first = !begun.has(top);
    begun.add(top);
    const props = { class: `mark ${top.severity} ${statusOf(top) === "open" ? "" : "decided"}`, "data-n": top.n, title: top.message, on: { click: () => mark(top, true) } };
    if (first) Object.assign(props, { role: "button", tabindex: "0", "aria-label": `${top.severity}: ${top.text}. ${top.message}` });
    yield el("span", props, ...spell(text.slice(a, b)));
  }
}

const inside = (edit, row) => edit.start >= row.start && edit.end <= row.end;

function* withEdits(text, row, plan) {
  let at = row.start;
  for (const edit of plan.filter((e) => inside(e, row))) {
    yield* shown(text.slice(at, edit.start));
    const how = edit.open ? "open" : "";
    if (edit.end > edit.start) yield el("del", { class: how }, ...spell(text.slice(edit.start, edit.end).replace(/\n/g, "⏎")));
    if (edit.text) yield el("ins", { class: how }, ...spell(edit.text));
    at = edit.end;
  }
  yield* shown(text.slice(at, row.end));
}

function fixedText(text, row, plan) {
  let at = row.start, out = "";
  for (const edit of plan.filter((e) => inside(e, row))) { out += text.slice(at, edit.start) + edit.text; at = edit.end; }
  return out + text.slice(at, row.end);
}

/** The reference with the words marked that the fixed text has not (longest common subsequence of words). */
function* compared(fixed, reference) {
  const words = (s) => s.match(/\s+|[\p{L}\p{N}\p{M}_]+|[^\s\p{L}\p{N}\p{M}_]/gu) || [];
  const a = words(fixed), b = words(reference);
  if (a.length * b.length > 400000) { yield* shown(reference); return; }
  const table = Array.from({ length: a.length + 1 }, () => new Uint16Array(b.length + 1));
  for (let i = a.length - 1; i >= 0; i--) for (let j = b.length - 1; j >= 0; j--) table[i][j] = a[i] === b[j] ? table[i + 1][j + 1] + 1 : Math.max(table[i + 1][j], table[i][j + 1]);
  let i = 0;
  for (let j = 0; j < b.length; j++) {
    while (i < a.length && a[i] !== b[j] && table[i + 1][j] >= table[i][j + 1]) i++;
    if (i < a.length && a[i] === b[j]) { yield* shown(b[j]); i++; } else if (b[j].trim()) yield el("ins", {}, ...spell(b[j])); else yield* shown(b[j]);
  }
}
