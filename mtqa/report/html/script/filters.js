// Filters.

const filters = { search: "", confidence: 0, sort: "worst", severity: new Set(), family: new Set(), rule: new Set(), status: new Set(), file: new Set() };
const facetOf = { severity: (f) => f.severity, family: (f) => f.family, status: statusOf, rule: (f) => f.rule, file: (f) => f.file.path };

function passes(finding, but) {
  if (finding.confidence < filters.confidence) return false;
  for (const name of Object.keys(facetOf)) if (name !== but && filters[name].size && !filters[name].has(facetOf[name](finding))) return false;
  const wanted = filters.search.trim().toLowerCase();
  return !wanted || [finding.text, finding.rule, finding.message, finding.file.path].some((s) => s.toLowerCase().includes(wanted));
}

function facets() {
  const box = byId("facets"), focused = document.activeElement && document.activeElement.dataset ? document.activeElement.dataset.facet : null;
  box.replaceChildren();
  for (const [name, title] of [["severity", "Severity"], ["status", "Status"], ["family", "Family"], ["rule", "Rule"], ["file", "File"]]) {
    const counts = new Map();
    for (const f of findings) if (passes(f, name)) counts.set(facetOf[name](f), (counts.get(facetOf[name](f)) || 0) + 1);
    for (const chosen of filters[name]) if (!counts.has(chosen)) counts.set(chosen, 0);
    const order = name === "severity" ? (a, b) => SEVERITIES.indexOf(a[0]) - SEVERITIES.indexOf(b[0]) : (a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1);
    const all = [...counts].sort(order), few = all.slice(0, 8), more = all.slice(8);
    const option = ([value, count]) => el("label", {},
      el("input", { type: "checkbox", "data-facet": name + ":" + value, checked: filters[name].has(value),
        on: { change: (e) => { e.target.checked ? filters[name].add(value) : filters[name].delete(value); refilter(); } } }),
      el("span", {}, ...spell(value)), el("span", {}, String(count)));
    const set = el("fieldset", {}, el("legend", {}, title), ...few.map(option));
    if (more.length) set.append(el("details", { open: more.some(([v]) => filters[name].has(v)) }, el("summary", {}, `${more.length} more`), ...more.map(option)));
    box.append(set);
  }
  if (focused) { const again = box.querySelector(`[data-facet="${CSS.escape(focused)}"]`); if (again) again.focus(); }
}
