// j and k go from row to row, / to the filter. Keys that are letters alone can be turned off, and it is remembered.
(() => {
  const REMEMBERED = "worklist-keys";
  const help = document.getElementById("taster");
  const use = help.querySelector("input");
  help.hidden = false;
  use.checked = localStorage.getItem(REMEMBERED) !== "off";
  use.addEventListener("change", () => localStorage.setItem(REMEMBERED, use.checked ? "on" : "off"));

  const step = (by) => {
    const rows = [...document.querySelectorAll("#liste tbody th a")];
    const at = rows.indexOf(document.activeElement?.closest("tr")?.querySelector("th a"));
    const next = rows[at < 0 ? 0 : at + by];
    next?.focus();
    next?.scrollIntoView({ block: "nearest" });
  };
  const keys = {
    j: () => step(1),
    k: () => step(-1),
    "/": () => document.getElementById("enhet").focus(),
  };
  document.addEventListener("keydown", (event) => {
    const other = event.ctrlKey || event.altKey || event.metaKey;
    if (!use.checked || other || event.target.closest("input, select, textarea")) return;
    const act = keys[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
})();
