// In and out.

function download(name, text) {
  const url = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
  const link = el("a", { href: url, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(url), 10000);
}

function decisionLines() {
  const seen = new Set(), lines = [];
  for (const f of findings) {
    const d = decisionOf(f);
    if (!d || !d.verdict || seen.has(f.key)) continue;
    seen.add(f.key);
    const fix = f.fixes[d.choice || 0];
    lines.push(JSON.stringify({ version: 1, fingerprint: f.fingerprint, path: f.file.path, rule: f.rule, text: f.text, before: f.before, after: f.after, verdict: d.verdict,
      replacement: d.verdict === "edit" ? d.replacement : d.verdict === "accept" && fix ? replaced(f, fix) : null, reason: d.reason || null, by: null, at: new Date().toISOString().replace(/\.\d+Z$/, "Z") }));
  }
  return lines.join("\n") + (lines.length ? "\n" : "");
}

function corrected(file) {
  const raw = file.raw === null ? file.documents.map((d) => d.text).join("") : file.raw;
  const edits = file.documents.flatMap((d) => planOf(d, true).map((e) => e.raw)).filter(Boolean).sort((a, b) => a[0] - b[0]);
  let at = 0, out = "";
  for (const [start, end, text] of edits) { if (start < at) continue; out += raw.slice(at, start) + text; at = end; }
  return [raw, out + raw.slice(at)];
}

/** A unified diff; only lines between the first and the last change are looked at, which for sparse edits is near enough to minimal. */
function patchOf(file) {
  const [before, after] = corrected(file);
  if (before === after) return "";
  const cut = (s) => { const l = s.split("\n"); if (l[l.length - 1] === "") l.pop(); else l[l.length - 1] += "\n\\ No newline at end of file"; return l; };
  const a = cut(before), b = cut(after), hunks = [];
  let i = 0, j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) { i++; j++; continue; }
    let [x, y] = [i, j];
    search: for (let d = 1; d <= a.length + b.length; d++) for (let p = 0; p <= d; p++) {
      if (i + p < a.length && j + d - p < b.length && a[i + p] === b[j + d - p] && a[i + p] !== "") { x = i + p; y = j + d - p; break search; }
      if (i + p === a.length && j + d - p === b.length) { x = a.length; y = b.length; break search; }
    }
    const last = hunks[hunks.length - 1];
    if (last && i - last.a2 <= 6) Object.assign(last, { a2: x, b2: y }); else hunks.push({ a1: i, b1: j, a2: x, b2: y });
    hunks[hunks.length - 1].parts = [...(hunks[hunks.length - 1].parts || []), [i, x, j, y]];
    [i, j] = [x, y];
  }
  const name = file.path, lines = [`--- a/${name}`, `+++ b/${name}`];
  for (const h of hunks) {
    const from = Math.max(0, h.a1 - 3), to = Math.min(a.length, h.a2 + 3), shift = h.b1 - h.a1;
    const count = [to - from, to - from + (h.b2 - h.b1) - (h.a2 - h.a1)];
    lines.push(`@@ -${count[0] ? from + 1 : from},${count[0]} +${count[1] ? from + shift + 1 : from + shift},${count[1]} @@`);
    let at = from;
    for (const [x1, x2, y1, y2] of h.parts) {
      while (at < x1) lines.push(" " + a[at++]);
      for (let n = x1; n < x2; n++) lines.push("-" + a[n]);
      for (let n = y1; n < y2; n++) lines.push("+" + b[n]);
      at = x2;
    }
    while (at < to) lines.push(" " + a[at++]);
  }
  return lines.join("\n") + "\n";
}

function takeIn(text) {
  const known = new Map(findings.map((f) => [f.key, f]));
  const loose = new Map(findings.map((f) => [f.fingerprint + "\n" + f.text, f]));
  let used = 0, lost = 0;
  for (const line of text.split(/\r?\n/)) {
    if (!line.trim()) continue;
    let d;
    try { d = JSON.parse(line); } catch { lost++; continue; }
    if (!d || typeof d !== "object" || !["accept", "reject", "edit"].includes(d.verdict) || (d.version !== undefined && d.version !== 1)) { lost++; continue; }
    let f = known.get(d.path + "\n" + d.fingerprint);
    if (!f || f.text !== d.text) f = loose.get(d.fingerprint + "\n" + d.text);
    if (!f || (d.verdict === "edit" && typeof d.replacement !== "string")) { lost++; continue; }
    const choice = d.verdict === "accept" ? Math.max(0, f.fixes.findIndex((x) => replaced(f, x) === d.replacement)) : undefined;
    decisions.set(f.key, { verdict: d.verdict, choice, replacement: d.verdict === "edit" ? d.replacement : null, reason: typeof d.reason === "string" ? d.reason : null });
    used++;
  }
  save();
  refresh(null);
  say(`${used} decision${used === 1 ? "" : "s"} read` + (lost ? `, ${lost} did not fit this report` : ""));
}
