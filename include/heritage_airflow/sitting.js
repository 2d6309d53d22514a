// Answers Airflow's human-in-the-loop requests for the chosen items, one after the other, with the session of whoever
// looks at the page. Everything it knows it asks of Airflow's API; it keeps nothing.
"use strict";

const { dag, run } = document.body.dataset;
const api = `/api/v2/dags/${encodeURIComponent(dag)}/dagRuns/${encodeURIComponent(run)}`;
const cards = new Map([...document.querySelectorAll("article")].map((card) => [card.dataset.item, card]));
const waiting = new Map(); // item → its task instance
const reason = document.getElementById("reason");
const told = document.getElementById("told");
const buttons = { Accept: document.getElementById("accept"), Reject: document.getElementById("reject") };
let busy = false;

function chosen() {
  return [...cards.keys()].filter((item) => waiting.has(item) && box(item).checked);
}

function box(item) {
  return cards.get(item).querySelector("input");
}

function say(item, text, kind) {
  const place = cards.get(item).querySelector(".said");
  place.textContent = text;
  place.className = `said ${kind}`;
}

function refresh(text) {
  const count = chosen().length;
  const ready = count > 0 && reason.value.trim() !== "" && !busy;
  for (const [word, button] of Object.entries(buttons)) {
    button.disabled = !ready;
    button.textContent = count ? `${word} ${count}` : word;
  }
  told.textContent = text || `${waiting.size} wait for an answer, ${count} chosen`;
}

async function asked(path, options) {
  const answer = await fetch(path, { credentials: "same-origin", headers: { "Content-Type": "application/json" }, ...options });
  if (answer.ok) return answer.json();
  const body = await answer.json().catch(() => ({}));
  const problem = new Error(`${answer.status}: ${typeof body.detail === "string" ? body.detail : answer.statusText}`);
  problem.status = answer.status;
  throw problem;
}

// Airflow on SQLite may answer 500 after a minute when tasks write at the same moment; the answer is then given again. One
// that was taken after all, or given by somebody else meanwhile, shows as a conflict, and what Airflow holds is told.
async function given(path, body) {
  for (let left = 4; ; left -= 1) {
    try {
      return await asked(path, { method: "PATCH", body });
    } catch (problem) {
      if (problem.status === 409) {
        const held = await asked(path);
        return { responded_by: held.responded_by_user, chosen_options: held.chosen_options };
      }
      if (!left || (problem.status && problem.status < 500)) throw problem;
      await pause(2000);
    }
  }
}

function pause(milliseconds) {
  return new Promise((done) => setTimeout(done, milliseconds));
}

async function read() {
  for (let offset = 0, total = 1; offset < total; offset += 100) {
    const page = await asked(`${api}/hitlDetails?state=awaiting_input&limit=100&offset=${offset}&order_by=ti_id`);
    total = page.total_entries;
    for (const detail of page.hitl_details) {
      const item = detail.task_instance.rendered_map_index;
      if (detail.response_received || !cards.has(item)) continue;
      waiting.set(item, detail.task_instance);
      box(item).disabled = false;
    }
  }
  for (const item of cards.keys()) if (!waiting.has(item)) say(item, "not waiting: answered already, or not asked yet", "");
}

async function answer(word) {
  busy = true;
  const items = chosen();
  let good = 0;
  for (const [number, item] of items.entries()) {
    refresh(`${word.toLowerCase()}ing ${number + 1} of ${items.length} …`);
    const task = waiting.get(item);
    const path = `${api}/taskInstances/${encodeURIComponent(task.task_id)}/${task.map_index}/hitlDetails`;
    const body = JSON.stringify({ chosen_options: [word], params_input: { reason: reason.value.trim() } });
    try {
      const { responded_by: who, chosen_options: options } = await given(path, body);
      say(item, `${options[0].toLowerCase()}ed by ${who ? who.name : "nobody: the time was up"}`, "good");
      await pause(200); // the tasks that this answer starts write to the same database
      cards.get(item).classList.add("done");
      waiting.delete(item);
      box(item).checked = false;
      box(item).disabled = true;
      good += 1;
    } catch (error) {
      say(item, `not answered: ${error.message}`, "bad");
    }
  }
  busy = false;
  refresh(good === items.length ? "" : `${items.length - good} of ${items.length} could not be answered; they are still chosen`);
}

document.getElementById("which").addEventListener("change", (event) => {
  const which = event.target.value;
  if (!which) return;
  for (const item of waiting.keys()) {
    box(item).checked = which === "*" || cards.get(item).dataset.checks.split(" ").includes(which);
  }
  event.target.value = "";
  refresh();
});
document.addEventListener("change", () => refresh());
reason.addEventListener("input", () => refresh());
for (const [word, button] of Object.entries(buttons)) button.addEventListener("click", () => answer(word));

read().then(() => refresh(), (error) => refresh(`Airflow does not tell what waits: ${error.message}`));
