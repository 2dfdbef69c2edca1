// A finding's card.

/** A message in English that quotes text of any direction: what stands in quotation marks is isolated. */
function quoted(message) {
  return message.split(/('[^']*')/).map((piece) => (piece.startsWith("'") ? el("bdi", {}, ...spell(piece)) : el("span", {}, ...spell(piece))));
}

function card(finding) {
  const d = decisionOf(finding) || {}, rule = data.rules[finding.rule];
  const verdict = (name, title, key, act) => el("button", { type: "button", class: "verdict", "aria-pressed": String(d.verdict === name), "aria-keyshortcuts": key, on: { click: act } }, title);
  const made = el("article", { class: `card ${finding.severity} ${d.verdict || ""}`, id: "f" + finding.n, "data-n": finding.n, "aria-label": `${finding.rule}: ${finding.text}` },
    el("p", { class: "message" }, ...quoted(finding.message)),
    el("p", { class: "meta" }, el("b", { class: "s" }, finding.severity), ` · ${finding.rule} · line ${finding.line}:${finding.column} · confidence ${Math.round(finding.confidence * 100)} %${rule.known && ` · ${rule.known}`}`));
  if (finding.fixes.length) {
    made.append(el("div", { class: "choices", role: "group", "aria-label": "Suggestions" }, ...finding.fixes.map((fix, n) =>
      el("button", { type: "button", class: "choice", "aria-pressed": String((d.choice || 0) === n && d.verdict !== "reject" && d.verdict !== "edit"),
        on: { click: () => decide([finding], { choice: n, verdict: "accept", replacement: null }, "Accepted") } },
        ...spell(fix.title), " ", el("span", { class: "safe" }, fix.applicability === "safe" ? "safe" : fix.applicability === "display" ? "by hand" : ""), fix.gain ? el("span", { class: "safe" }, " " + fix.gain) : null))));
    const chosen = finding.fixes[d.choice || 0];
    if (chosen && chosen.worth) made.append(el("p", { class: "meta worth" }, `Against the reference: ${chosen.worth}`));
  }
  if (finding.related.length) {
    made.append(el("p", { class: "meta" }, "See ", ...finding.related.flatMap((r, n) => [n ? ", " : "", el("button", { type: "button", class: "link", on: { click: () => (r.path ? visit(r) : show(finding.doc, r)) } }, ...spell(r.path ? `${r.path}:${r.line}` : `line ${r.line}`)), " ", ...spell(r.note)])));
  }
  made.append(el("div", { class: "choices" },
    finding.fixes.length ? verdict("accept", "Accept", "a", () => accept(finding)) : null,
    verdict("reject", "Reject", "r", () => decide([finding], { verdict: d.verdict === "reject" ? undefined : "reject", replacement: null }, "Rejected")),
    verdict("edit", "Edit", "e", () => write(finding, "replacement")),
    el("button", { type: "button", "aria-keyshortcuts": "c", on: { click: () => write(finding, "reason") } }, d.reason ? "Comment ✓" : "Comment"),
    finding.fixes.length ? el("button", { type: "button", "aria-keyshortcuts": "Shift+A", on: { click: () => acceptRule(finding.rule) } }, "Accept all of this rule") : null));
  if (d.verdict === "edit") made.append(el("p", { class: "meta" }, "Your text: ", el("ins", {}, ...spell(d.replacement))));
  if (d.reason) made.append(el("p", { class: "meta" }, "Comment: ", ...spell(d.reason)));
  if (rule.why) made.append(el("details", {}, el("summary", {}, "Why"), el("p", {}, ...spell(rule.why)), el("p", {}, el("code", {}, `mtqa explain ${finding.rule}`))));
  made.addEventListener("focusin", () => mark(finding, false));
  return made;
}

const accept = (finding) => {
  const d = decisionOf(finding) || {};
  if (!finding.fixes.length) { say("There is no suggestion to accept; edit it instead"); return; }
  decide([finding], { verdict: d.verdict === "accept" ? undefined : "accept", replacement: null }, "Accepted");
};
function acceptRule(rule) {
  const all = findings.filter((f) => f.rule === rule && passes(f) && statusOf(f) === "open" && f.fixes.length);
  decide(all, { verdict: "accept", replacement: null }, `${all.length} accepted`);
}

/** An input in the card for an own text or a comment; Escape leaves it, Ctrl+Enter keeps it. */
function write(finding, what) {
  const box = byId("f" + finding.n);
  if (!box || box.querySelector("textarea")) return;
  const d = decisionOf(finding) || {}, fix = finding.fixes[d.choice || 0];
  const label = what === "reason" ? "Comment" : "Text instead of the marked words";
  let start = d[what];
  if (!start) start = what === "reason" ? "" : fix ? replaced(finding, fix) : finding.text;
  const area = el("textarea", { "aria-label": label, dir: "auto" });
  area.value = start;
  const keep = () => decide([finding], what === "reason" ? { reason: area.value.trim() || null } : { verdict: "edit", replacement: area.value }, "Kept");
  const form = el("div", {}, area, el("div", { class: "choices" }, el("button", { type: "button", on: { click: keep } }, "Keep"), el("button", { type: "button", on: { click: () => form.remove() } }, "Cancel")));
  area.addEventListener("keydown", (e) => {
    e.stopPropagation();
    if (e.key === "Escape") { form.remove(); box.querySelector("button").focus(); }
    if (e.key === "Enter" && (e.ctrlKey || e.metaKey)) keep();
  });
  box.append(form);
  area.focus();
}
function replaced(finding, fix) {
  if (fix.replacement !== undefined) return fix.replacement; // of a finding in markup, which no plain text shows
  const row = { start: finding.start, end: finding.end };
  return fixedText(finding.doc.text, row, fix.edits.map(([start, end, text]) => ({ start, end, text })).filter((e) => inside(e, row)).sort((a, b) => a.start - b.start));
}
