// The page as a whole.

const filtering = () => Boolean(filters.search.trim() || filters.confidence || Object.keys(facetOf).some((n) => filters[n].size));
const weight = (doc) => doc.findings.filter((f) => statusOf(f) !== "rejected").reduce((sum, f) => sum + PENALTY[f.severity], 0) / Math.max(1, doc.file.words) * 1000;

function order() {
  const docs = data.files.flatMap((f) => (f.documents.length ? f.documents : [blank(f)])).filter((d) => !filtering() || d.findings.some((f) => passes(f)));
  if (filters.sort === "path") docs.sort((a, b) => (a.file.path < b.file.path ? -1 : a.file.path > b.file.path ? 1 : a.number - b.number));
  if (filters.sort === "worst") docs.sort((a, b) => Boolean(b.file.error) - Boolean(a.file.error) || weight(b) - weight(a) || a.file.number - b.file.number || a.number - b.number);
  return docs;
}
const blanks = new Map();
function blank(file) {
  if (!blanks.has(file)) blanks.set(file, { file, number: 0, name: null, text: "", rows: [], findings: [], to: (x) => x });
  return blanks.get(file);
}

function overview() {
  const words = data.files.reduce((n, f) => n + f.words, 0), live = findings.filter((f) => statusOf(f) !== "rejected");
  const penalty = live.reduce((n, f) => n + PENALTY[f.severity], 0);
  const tile = (value, name) => el("div", { class: "tile" }, el("b", {}, value), el("span", {}, name));
  const families = new Map();
  for (const f of live) { const row = families.get(f.family) || {}; row[f.severity] = (row[f.severity] || 0) + 1; families.set(f.family, row); }
  const used = SEVERITIES.filter((s) => live.some((f) => f.severity === s));
  const table = (caption, heads, rows) => el("table", {}, el("caption", {}, caption), el("thead", {}, el("tr", {}, ...heads.map((h, n) => el("th", { scope: "col", class: n && h && !caption.startsWith("Names") ? "n" : "" }, h)))), el("tbody", {}, ...rows));
  const sum = (row) => Object.values(row).reduce((a, b) => a + b, 0);
  const byFamily = [...families].sort((a, b) => sum(b[1]) - sum(a[1])).map(([name, row]) => el("tr", {}, el("th", { scope: "row" }, name), ...used.map((s) => el("td", { class: "n" }, String(row[s] || "")))));
  const worst = data.files.flatMap((f) => f.documents).filter((d) => d.findings.length).sort((a, b) => weight(b) - weight(a)).slice(0, 8).map((doc) =>
    el("tr", {}, el("td", {}, el("button", { type: "button", class: "link", on: { click: () => { build(doc); sectionOf(doc).scrollIntoView(); } } }, ...spell(doc.file.path + (doc.name ? " · " + doc.name : "")))), el("td", { class: "n" }, String(doc.findings.length)), el("td", { class: "n" }, weight(doc).toFixed(1))));
  const spellings = new Map(); // one row for a spelling in a file, however often it stands there
  for (const f of live) {
    if (f.family !== "names" || !f.fixes.length) continue;
    const key = [f.file.path, f.text, replaced(f, f.fixes[0])].join("\n");
    spellings.set(key, [...(spellings.get(key) || []), f]);
  }
  const names = [...spellings.values()].slice(0, 40).map((all) =>
    el("tr", {}, el("td", { dir: "auto" }, ...spell(all[0].text)), el("td", { dir: "auto" }, ...spell(replaced(all[0], all[0].fixes[0]))), el("td", { class: "n" }, String(all.length)),
      el("td", {}, el("button", { type: "button", class: "link", on: { click: () => mark(all[0], true) } }, ...spell(all[0].file.path + ":" + all[0].line)))));
  const metrics = [["chrf", "chrF"], ["ter", "TER"], ["bleu", "BLEU"]];
  const scored = data.files.filter((f) => f.scores).slice(0, 5).flatMap(({ path, scores }) => [["as it stands", null], [`safe fixes: ${scores.safe_fixes}`, scores.safe], [`all fixes: ${scores.all_fixes}`, scores.all]].map(([what, gain]) =>
    el("tr", {}, el("td", {}, ...spell(path)), el("td", {}, what), ...metrics.map(([key]) => el("td", { class: "n" }, (scores.before[key] + (gain ? gain[key] : 0)).toFixed(2))))));
  byId("overview-body").replaceChildren(
    el("div", { class: "tiles" }, tile(String(live.length), "findings"), tile(String(data.files.length), data.files.length === 1 ? "file" : "files"), tile(words.toLocaleString("en"), "words"),
      tile(words ? (penalty / words * 1000).toFixed(1) : "–", "MQM penalty per 1,000 words")),
    el("div", { class: "tables" }, byFamily.length ? table("By family", ["family", ...used], byFamily) : null, worst.length > 1 ? table("Worst articles", ["article", "findings", "penalty"], worst) : null,
      scored.length ? table("Against the reference", ["file", "", ...metrics.map(([, name]) => name)], scored) : null, names.length ? table("Names", ["as written", "suggested", "times", "first at"], names) : null));
}

function progress() {
  const done = findings.filter((f) => statusOf(f) !== "open").length, share = findings.length ? Math.round(100 * done / findings.length) : 100;
  byId("progress").setAttribute("aria-valuenow", String(share));
  byId("progress-bar").style.width = share + "%";
  byId("progress-text").textContent = `${done} of ${findings.length} decided`;
  byId("headline").textContent = `${findings.length} finding${findings.length === 1 ? "" : "s"} in ${data.files.length} file${data.files.length === 1 ? "" : "s"}`;
}

/** After a decision: draw the documents again that changed (null: all that are drawn), and keep the focus where it was. */
function refresh(docs) {
  const focus = document.activeElement, within = focus && focus.closest ? focus.closest("[data-n]") : null;
  const text = focus && focus.textContent, n = within ? within.dataset.n : null;
  for (const [doc, section] of sections) if (section.built && (!docs || docs.has(doc))) build(doc);
  progress(); overview(); facets();
  if (n !== null) {
    const box = byId("f" + n);
    if (box) ([...box.querySelectorAll("button")].find((b) => b.textContent === text) || box.querySelector("button") || box).focus({ preventScroll: true });
  }
}
function refilter() {
  const docs = order();
  byId("articles").replaceChildren(byId("overview") || "", byId("nothing") || "", ...docs.map(sectionOf));
  byId("nothing").hidden = docs.length > 0;
  for (const doc of docs) if (sectionOf(doc).built) build(doc);
  facets();
}
