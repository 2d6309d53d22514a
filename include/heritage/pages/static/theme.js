// Airflow's own choice of light or dark, where somebody made one (same origin, key "theme"); else the system's.
(() => {
  let chosen = null;
  try {
    chosen = window.localStorage.getItem("theme");
  } catch {
    // storage may be forbidden; the system's choice then counts
  }
  if (chosen === "light" || chosen === "dark") document.documentElement.dataset.theme = chosen;
  window.addEventListener("storage", (event) => {
    if (event.key !== "theme") return;
    if (event.newValue === "light" || event.newValue === "dark") document.documentElement.dataset.theme = event.newValue;
    else delete document.documentElement.dataset.theme;
  });
})();
