// Keys and events.

const KEYS = [
  ["j", "next finding", () => step(1)], ["k", "finding before", () => step(-1)],
  ["a", "accept", () => current && accept(current)], ["r", "reject", () => current && decide([current], { verdict: statusOf(current) === "rejected" ? undefined : "reject", replacement: null }, "Rejected")],
  ["e", "edit: write the right text", () => current && write(current, "replacement")], ["c", "comment", () => current && write(current, "reason")],
  ["1 … 9", "choose a suggestion", null], ["A", "accept all of this rule", () => current && acceptRule(current.rule)],
  ["u", "take the last decision back", takeBack], ["/", "search", () => { byId("filter-box").open = true; byId("search").focus(); }], ["s", "only segments with findings", () => byId("changed").click()],
  ["x", "export", () => byId("export").showModal()], ["?", "this help", () => byId("help").showModal()],
];
document.addEventListener("keydown", (e) => {
  if (e.ctrlKey || e.metaKey || e.altKey || e.target.closest("input:not([type=checkbox]):not([type=range]), textarea, select, dialog")) {
    if (e.key === "Escape" && e.target.id === "search") e.target.blur();
    return;
  }
  if (current && /^[1-9]$/.test(e.key)) {
    if (current.fixes[e.key - 1]) decide([current], { choice: e.key - 1, verdict: "accept", replacement: null }, "Accepted");
    return;
  }
  if ((e.key === "Enter" || e.key === " ") && e.target.classList.contains("mark")) { e.preventDefault(); mark(findings[e.target.dataset.n], true); return; }
  const hit = KEYS.find(([key]) => key === e.key);
  if (hit && hit[2]) { e.preventDefault(); hit[2](); }
});
byId("keys").append(...KEYS.flatMap(([key, what]) => [el("dt", {}, el("kbd", {}, key)), el("dd", {}, what)]));
byId("open-help").addEventListener("click", () => byId("help").showModal());
byId("open-export").addEventListener("click", () => byId("export").showModal());
byId("export-decisions").addEventListener("click", () => { const text = decisionLines(); text ? download("decisions.jsonl", text) : say("Nothing is decided yet"); });
byId("export-patch").addEventListener("click", () => { const text = data.files.map(patchOf).join(""); text ? download("mtqa.patch", text) : say("No change is accepted yet"); });
byId("export-text").addEventListener("click", () => {
  const inView = order().find((d) => sectionOf(d).getBoundingClientRect().bottom > 120), file = current ? current.file : inView && inView.file;
  if (file && !file.error) download(file.path.split("/").pop(), corrected(file)[1]);
});
byId("import").addEventListener("change", async (e) => { for (const file of e.target.files) takeIn(await file.text()); e.target.value = ""; });
byId("filter-box").open = !matchMedia("(max-width: 60rem)").matches; // on a narrow screen the articles come first
byId("search").addEventListener("input", (e) => { filters.search = e.target.value; refilter(); });
byId("sort").addEventListener("change", (e) => { filters.sort = e.target.value; refilter(); });
byId("confidence").addEventListener("input", (e) => { filters.confidence = Number(e.target.value); byId("confidence-value").textContent = filters.confidence.toFixed(2); refilter(); });
byId("changed").addEventListener("change", refilter);
byId("accepted-only").addEventListener("change", () => refresh(null));
byId("filters").addEventListener("submit", (e) => e.preventDefault());
byId("filters").addEventListener("reset", () => setTimeout(() => {
  for (const name of Object.keys(facetOf)) filters[name].clear();
  Object.assign(filters, { search: "", confidence: 0, sort: "worst" });
  byId("confidence-value").textContent = "0.00";
  refilter();
}));
window.addEventListener("storage", (e) => { if (e.key === store) { load(); refresh(null); } });
window.addEventListener("beforeprint", () => { for (const doc of order()) build(doc); });

load();
refilter();
progress();
overview();
