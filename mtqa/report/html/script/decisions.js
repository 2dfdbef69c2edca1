// Decisions.

/** key -> {verdict, choice, replacement, reason}; equal findings of a file share one. */
let decisions = new Map();
const undo = [];

function load() {
  try { decisions = new Map(JSON.parse(localStorage.getItem(store) || "[]")); } catch { decisions = new Map(); }
}
function save() {
  try { localStorage.setItem(store, JSON.stringify([...decisions])); } catch { say("The browser keeps nothing here: export before closing"); }
}
const decisionOf = (finding) => decisions.get(finding.key);
const statusOf = (finding) => { const d = decisionOf(finding); return d && d.verdict ? (d.verdict === "reject" ? "rejected" : "accepted") : "open"; };

function decide(list, change, message) {
  undo.push(list.map((f) => [f.key, decisions.get(f.key)]));
  for (const finding of list) {
    const now = { ...(decisions.get(finding.key) || {}), ...change };
    if (now.verdict || now.reason || now.choice !== undefined) decisions.set(finding.key, now);
    else decisions.delete(finding.key);
  }
  save();
  if (message) say(message);
  refresh(new Set(list.map((f) => f.doc)));
}
function takeBack() {
  const last = undo.pop();
  if (!last) { say("Nothing to take back"); return; }
  for (const [key, value] of last) value === undefined ? decisions.delete(key) : decisions.set(key, value);
  save();
  say("Taken back");
  refresh(null);
}

/** The edits a finding stands for now: [start, end, text] of the plain text and of the raw text, or null. */
function editsOf(finding, acceptedOnly) {
  const d = decisionOf(finding) || {};
  if (d.verdict === "reject" || (acceptedOnly && !d.verdict) || finding.side !== "target") return null;
  if (d.verdict === "edit") {
    const plain = finding.outside ? [[finding.start, finding.start, ""]] : [[finding.start, finding.end, d.replacement]];
    return { plain, raw: rawSpan(finding, d.replacement), open: false };
  }
  const fix = finding.fixes[d.choice || 0];
  if (!fix || (fix.applicability === "display" && d.verdict !== "accept")) return null;
  return { plain: fix.edits, raw: fix.applicability === "display" ? null : fix.raw_edits, open: !d.verdict };
}

/** An own replacement in the raw text: known where the raw text is the plain text, or holds the marked words once and as they are. */
function rawSpan(finding, text) {
  const file = finding.file;
  if (file.raw === null) return [[finding.start, finding.end, text]];
  const first = file.raw.indexOf(finding.text);
  if (first >= 0 && file.raw.indexOf(finding.text, first + 1) < 0 && !/[<&"\\\n]/.test(text)) return [[first, first + finding.text.length, text]];
  return null;
}

/** All edits of a document that go together, in order: severe findings first, none over another. */
function planOf(doc, acceptedOnly) {
  const rank = (f) => SEVERITIES.indexOf(f.severity);
  const taken = [];
  for (const finding of [...doc.findings].sort((a, b) => rank(a) - rank(b) || b.confidence - a.confidence || a.start - b.start)) {
    const made = editsOf(finding, acceptedOnly);
    if (!made) continue;
    const clash = made.plain.some(([a, b, text]) => taken.some((t) => !(t.start === a && t.end === b && t.text === text) && (t.start === a || Math.max(t.start, a) < Math.min(t.end, b))));
    if (clash) continue;
    made.plain.forEach(([start, end, text], n) => {
      const raw = made.raw && made.raw[n]; // edits of markup meet in one place of the plain text
      if (!taken.some((t) => t.start === start && t.end === end && String(t.raw) === String(raw))) taken.push({ start, end, text, open: made.open, raw });
    });
  }
  return taken.sort((a, b) => a.start - b.start || a.end - b.end);
}
