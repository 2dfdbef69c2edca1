// Where the reader is.

let current = null;
function mark(finding, go) {
  document.querySelectorAll(".current").forEach((x) => x.classList.remove("current"));
  current = finding;
  if (!finding) return;
  if (go && !sectionOf(finding.doc).built) build(finding.doc);
  document.querySelectorAll(`[data-n="${finding.n}"]`).forEach((x) => x.classList.add("current"));
  const box = byId("f" + finding.n);
  if (go && box) { box.scrollIntoView({ block: "center" }); (box.querySelector("button") || box).focus({ preventScroll: true }); }
}
function step(by) {
  const shownNow = order().flatMap((doc) => doc.findings.filter((f) => passes(f)));
  if (!shownNow.length) return;
  const at = shownNow.indexOf(current);
  mark(shownNow[at < 0 ? (by > 0 ? 0 : shownNow.length - 1) : Math.min(shownNow.length - 1, Math.max(0, at + by))], true);
}
/** Show a related place: the finding there, or the words themselves. */
function show(doc, place) {
  const other = doc.findings.find((f) => f.start < place.end && f.end > place.start);
  if (other) { mark(other, true); return; }
  if (!sectionOf(doc).built) build(doc);
  const row = doc.rows.findIndex((r) => r.start <= place.start && place.start < r.end);
  const line = [...sectionOf(doc).querySelectorAll(".row")][row];
  if (line) { line.scrollIntoView({ block: "center" }); say(doc.text.slice(place.start, place.end)); }
}
/** A place in another file: the document in which the words stand, if the report holds it. */
function visit(place) {
  const file = data.files.find((f) => f.path === place.path), doc = file && file.documents[0];
  if (!doc) { say("That file is not in this report"); return; }
  if (!sectionOf(doc).built) build(doc);
  sectionOf(doc).scrollIntoView();
}
