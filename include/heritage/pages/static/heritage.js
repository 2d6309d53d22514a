// What all pages share: links to Airflow's own pages, and forms that choose and submit by themselves.
"use strict";

// Our pages lie in a sandboxed frame of Airflow's UI, which may not change the address of the window around it. The UI listens
// to its own history: a step there shows the page. Outside a frame these are ordinary links.
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[data-airflow]");
  if (!link || window.parent === window || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  window.parent.history.pushState({}, "", link.getAttribute("href"));
  window.parent.dispatchEvent(new PopStateEvent("popstate"));
});

// A form with data-live is sent when one of its choices changes; its button stays for who has no script.
for (const form of document.querySelectorAll("form[data-live]")) {
  form.addEventListener("change", () => form.requestSubmit());
}
for (const button of document.querySelectorAll("button[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}
