// One sitting: many items, one reason, accept or reject. Each answer is given to Airflow's own request, in the name of whoever is
// logged in, one after the other; this page decides nothing by itself. What was decided can be taken back until it is sealed.
"use strict";

const asked = async (path, options) => {
  const answer = await fetch(path, { credentials: "same-origin", headers: { "Content-Type": "application/json" }, ...options });
  if (answer.ok) return answer.json();
  const body = await answer.json().catch(() => ({}));
  const problem = new Error(`${answer.status}: ${typeof body.detail === "string" ? body.detail : answer.statusText}`);
  problem.status = answer.status;
  throw problem;
};

const say = (place, text, tone) => {
  place.replaceChildren(Object.assign(document.createElement("span"), { className: `state ${tone}`, textContent: text }));
};

// Page by page, so that the browser may be closed in between: what was done stays done.
const pageByPage = async (path, values, told) => {
  const headers = { "X-CSRF-Token": document.querySelector("meta[name=csrf]").content };
  let given = 0;
  let problems = [];
  let after = "";
  try {
    do {
      told(given);
      const page = await asked(path, { method: "POST", headers, body: new URLSearchParams({ ...values, after }) });
      given += page.answered;
      problems = problems.concat(page.failed);
      after = page.after;
    } while (after);
  } catch (error) {
    problems.push(error.message);
  }
  return { given, problems };
};

const form = document.getElementById("decide");

if (form) {
  const reason = document.getElementById("reason");
  const all = document.getElementById("all");
  const everything = document.getElementById("everything"); // only there when the items fill more than one page
  const told = document.getElementById("chosen");
  const nothing = told.textContent;
  const buttons = [...form.querySelectorAll("button[value]")];
  const open = () => [...document.querySelectorAll("article[data-task]")];
  const picked = () => open().filter((card) => card.querySelector(".pick")?.checked);
  let busy = false;

  const refresh = (text) => {
    const count = picked().length;
    for (const button of buttons) button.disabled = busy || !(count || everything?.checked);
    told.textContent = text || (everything?.checked ? everything.labels[0].textContent.trim() : count ? form.dataset.chosen.replace("{count}", count) : nothing);
    all.checked = count > 0 && count === open().length;
    all.indeterminate = count > 0 && count < open().length;
  };

  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));

  // Airflow on SQLite may answer 500 when tasks write at the same moment; the answer is then given again. A conflict says that
  // somebody answered before, or that the first try had been taken after all.
  const given = async (path, body) => {
    for (let left = 4; ; left -= 1) {
      try {
        return await asked(path, { method: "PATCH", body });
      } catch (problem) {
        if (!left || (problem.status && problem.status < 500)) throw problem;
        await pause(2000);
      }
    }
  };

  const answer = async (word, cards, why) => {
    busy = true;
    let failed = 0;
    for (const [number, card] of cards.entries()) {
      refresh(`${form.dataset.working} ${number + 1}/${cards.length}`);
      const { dag, run, task, index } = card.dataset;
      const path = `${form.dataset.airflow}/api/v2/dags/${[dag, "dagRuns", run, "taskInstances", task, index].map(encodeURIComponent).join("/")}/hitlDetails`;
      try {
        const { responded_by: who } = await given(path, JSON.stringify({ chosen_options: [word], params_input: { reason: why } }));
        const done = word === "Accept" ? form.dataset.saidAccept : form.dataset.saidReject;
        say(card.querySelector(".said"), `${done} ${form.dataset.by.replace("{who}", who ? who.name : "")}`, word === "Accept" ? "good" : "bad");
        card.removeAttribute("data-task");
        card.querySelector(".pick").disabled = true;
        card.querySelector(".pick").checked = false;
        await pause(200); // the tasks that this answer starts write to the same database
      } catch (error) {
        failed += 1;
        say(card.querySelector(".said"), `${form.dataset.failed} ${error.message}`, "bad");
      }
    }
    busy = false;
    refresh(failed ? `${form.dataset.failed} ${failed}/${cards.length}` : "");
  };

  const answerEverything = async (choice, why) => {
    busy = true;
    const { state, check, outcome } = form.dataset;
    const told = (given) => refresh(form.dataset.given.replace("{count}", given));
    const { given, problems } = await pageByPage(form.dataset.answers, { choice, reason: why, state, check, outcome }, told);
    busy = false;
    everything.checked = false;
    refresh(`${form.dataset.given.replace("{count}", given)} ${problems.length ? `${form.dataset.failed} ${problems[0]} (${problems.length})` : ""}`);
  };

  const decide = async (button) => {
    if (busy || !reason.reportValidity() || !reason.value.trim()) return;
    const cards = picked();
    const all = everything?.checked;
    const which = all ? told.textContent : cards.length === 1 ? cards[0].dataset.item : form.dataset.chosen.replace("{count}", cards.length);
    const why = await sure({ what: `${button.textContent}: ${which}`, why: button.dataset.why, reason: reason.value.trim(), act: button.textContent });
    if (why === null) return;
    reason.value = ""; // the next decision has a reason of its own
    await (all ? answerEverything(button.value, why) : answer(button.value, cards, why));
  };

  form.addEventListener("submit", (event) => event.preventDefault()); // Enter in the reason decides nothing
  for (const button of buttons) button.addEventListener("click", () => decide(button));
  everything?.addEventListener("change", () => refresh());
  all.addEventListener("change", () => {
    for (const card of open()) card.querySelector(".pick").checked = all.checked;
    refresh();
  });
  document.addEventListener("change", (event) => {
    if (event.target.classList.contains("pick")) refresh();
  });
  refresh();
}

for (const button of document.querySelectorAll("button.take-back")) {
  button.addEventListener("click", async () => {
    const { which, why, address, failed, given, ...values } = button.dataset;
    const reason = await sure({ what: `${button.textContent.trim()}: ${which}`, why, act: button.textContent.trim(), ask: true });
    if (reason === null) return;
    button.disabled = true;
    const place = button.parentElement.querySelector(".said") || button.parentElement;
    const { given: count, problems } = await pageByPage(address, { ...values, reason }, (so) => { button.title = given.replace("{count}", so); });
    if (problems.length) say(place, `${failed} ${problems[0]} (${problems.length})`, "bad");
    if (count) window.location.reload();
  });
}
