// What all pages share: links to Airflow's own pages, forms that choose and submit by themselves, and the question before what counts.
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

// Asks before something is done that counts: what, what it will lead to, and the reason that was given or (`ask`) is given here. Answers the
// reason, or null. Only the button with the act's own name goes on: Enter is the button that cancels, or does nothing.
const sure = ({ what, why, reason = "", act, ask = false }) => {
  const box = document.getElementById("sure");
  const [no, yes] = ["sure-no", "sure-yes"].map((id) => document.getElementById(id));
  const field = document.querySelector("#sure-ask input");
  document.getElementById("sure-what").textContent = what;
  document.getElementById("sure-why").textContent = why;
  Object.assign(document.getElementById("sure-said"), { textContent: reason, hidden: !reason });
  document.getElementById("sure-ask").hidden = !ask;
  field.value = "";
  yes.textContent = act;
  const given = () => (ask ? field.value.trim() : reason);
  const ready = () => { yes.disabled = ask && !given(); };
  field.oninput = ready;
  ready();
  return new Promise((done) => {
    const close = (answer) => { box.onclose = null; box.close(); done(answer); };
    no.onclick = () => close(null);
    yes.onclick = () => close(given());
    box.onclose = () => done(null);
    box.showModal();
    (ask ? field : no).focus();
  });
};

// A form with data-sure is sent after that question only, also when somebody presses Enter in one of its fields.
for (const form of document.querySelectorAll("form[data-sure]")) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    const reason = form.querySelector("[name=reason]")?.value.trim() || "";
    if ((await sure({ what: button.textContent, why: form.dataset.sure, reason, act: button.textContent })) !== null) form.submit();
  });
}
