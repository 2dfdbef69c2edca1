// The data, made ready.

const findings = [];
data.files.forEach((file, f) => {
  file.number = f;
  file.documents.forEach((doc, d) => {
    const to = units(doc.text);
    doc.file = file;
    doc.number = d;
    doc.findings = [];
    doc.rows.forEach((row) => { row.start = to(row.start); row.end = to(row.end); });
    doc.to = to;
  });
  const raw = file.raw === null ? null : units(file.raw);
  file.findings.forEach((finding) => {
    const doc = file.documents[finding.document], to = doc.to;
    Object.assign(finding, { file, doc, n: findings.length, family: data.rules[finding.rule].family, start: to(finding.start), end: to(finding.end) });
    finding.fixes.forEach((fix) => {
      fix.edits = fix.edits.map(([a, b, text]) => [to(a), to(b), text]);
      fix.raw_edits = fix.raw_edits ? fix.raw_edits.map(([a, b, text]) => [raw(a), raw(b), text]) : fix.edits;
    });
    finding.related.forEach((r) => { r.start = to(r.start); r.end = to(r.end); });
    finding.key = file.path + "\n" + finding.fingerprint;
    findings.push(finding);
    doc.findings.push(finding);
  });
});
