// Sends what was chosen, piece by piece, each with its sha-256, and goes on after whatever broke off: the server says what it has. Three
// files at a time; the delivery's own checksums are checked afterwards like any other's.
"use strict";

const form = document.getElementById("upload");

if (form) {
  const AT_ONCE = 3;
  const SHOWN = 300; // rows; of twenty thousand files no browser shows a table
  const LONGEST = 30000; // milliseconds between two tries when the line is gone
  const $ = (id) => document.getElementById(id);
  const words = form.dataset;
  const send = form.querySelector("button.main");
  const language = document.documentElement.lang;
  let chosen = null;
  let going = null; // the upload: id, piece, entries
  let state = "idle"; // idle | sending | paused | landing | ended
  let token = document.querySelector("meta[name=csrf]").content;
  let stop = new AbortController();

  const number = (value) => value.toLocaleString(language);
  const size = (bytes) => {
    const [unit, by] = bytes >= 1e9 ? ["gigabyte", 1e9] : bytes >= 1e6 ? ["megabyte", 1e6] : ["kilobyte", 1e3];
    return (bytes / by).toLocaleString(language, { style: "unit", unit, maximumFractionDigits: 1 });
  };
  const pause = (milliseconds) => new Promise((done) => setTimeout(done, milliseconds));
  const say = (text) => {
    if ($("said").textContent !== text) $("said").textContent = text;
  };

  // One request. Whatever is no answer of ours (a lost line, a busy server) may pass; the rest is a problem with a code.
  const asked = async (path, options = {}) => {
    const headers = { Accept: "application/json", "X-CSRF-Token": token, ...options.headers };
    const answer = await fetch(words.api + path, { credentials: "same-origin", redirect: "manual", ...options, headers });
    if (answer.ok) return answer;
    const problem = new Error(answer.statusText);
    const body = await answer.json().catch(() => ({}));
    Object.assign(problem, { status: answer.status || 401, body, answer });
    throw problem;
  };

  // The page's token lasts half a day, and an upload may last longer.
  const renewToken = async () => {
    const answer = await fetch(window.location.href, { credentials: "same-origin", redirect: "manual" });
    if (!answer.ok) return false;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const found = page.querySelector("meta[name=csrf]")?.content;
    token = found || token;
    return Boolean(found);
  };

  const persistent = async (path, options) => {
    for (let tries = 0; ; tries += 1) {
      try {
        return await asked(path, options);
      } catch (problem) {
        if (state === "paused" || problem.name === "AbortError") throw problem;
        if (problem.status === 403 && !problem.body?.code && tries < 2 && (await renewToken())) continue;
        const passes = !problem.status || problem.status >= 500 || problem.body?.code === "busy" || problem.status === 408;
        if (!passes || problem.body?.code === "room") throw problem;
        if (problem.body?.code !== "busy") say(words.lost);
        await pause(Math.min(LONGEST, 1000 * 2 ** Math.min(tries, 5)));
        if (state === "paused") throw problem;
      }
    }
  };

  const digest = async (bytes) => {
    if (!window.crypto?.subtle) return {}; // not a secure page: the delivery's own checksums are checked anyway
    const sum = new Uint8Array(await window.crypto.subtle.digest("SHA-256", bytes));
    return { "Content-Digest": `sha-256=:${btoa(String.fromCharCode(...sum))}:` };
  };

  const sendFile = async (entry) => {
    let wrong = 0;
    while (entry.held < entry.size && state === "sending") {
      const from = entry.held;
      const body = await entry.file.slice(from, Math.min(from + going.piece, entry.size)).arrayBuffer();
      const headers = { "Content-Type": "application/octet-stream", "Upload-Offset": String(from), ...(await digest(body)) };
      try {
        const answer = await persistent(`/${going.id}/files/${entry.number}`, { method: "PATCH", body, headers, signal: stop.signal });
        moved(entry, Number(answer.headers.get("Upload-Offset")));
        wrong = 0;
        say(words.sending);
      } catch (problem) {
        wrong += 1;
        if (wrong > 5) throw problem;
        if (problem.body?.code === "offset") moved(entry, Number(problem.answer.headers.get("Upload-Offset")));
        else if (problem.body?.code !== "digest") throw problem;
      }
    }
  };

  const shown = (entry) => {
    if (entry.row) {
      entry.bar.value = entry.size ? entry.held / entry.size : 1;
      entry.word.textContent = entry.held === entry.size ? words.done : entry.held ? size(entry.held) : words.waiting;
    }
  };

  const summed = () => {
    $("all").value = going.size ? going.there / going.size : 1;
    $("sum").textContent = `${size(going.there)} / ${size(going.size)} · ${words.files}: ${number(going.done)} / ${number(going.entries.length)}`;
  };

  const moved = (entry, held) => {
    going.there += held - entry.held;
    going.done += (held === entry.size) - (entry.held === entry.size);
    entry.held = held;
    shown(entry);
    summed();
  };

  const row = (entry) => {
    entry.row = document.createElement("tr");
    entry.bar = Object.assign(document.createElement("progress"), { max: 1, value: 0 });
    entry.bar.setAttribute("aria-label", entry.path);
    entry.word = Object.assign(document.createElement("span"), { className: "soft" });
    const name = Object.assign(document.createElement("th"), { scope: "row" });
    name.append(Object.assign(document.createElement("code"), { textContent: entry.path }));
    const cell = document.createElement("td");
    cell.append(entry.bar, " ", entry.word);
    entry.row.append(name, cell);
    return entry.row;
  };

  const begin = async () => {
    const files = chosen.files.map(({ path, file }) => ({ path, size: file.size, modified: file.lastModified }));
    const body = JSON.stringify({ institution: form.institution.value, workline: form.workline.value, name: chosen.name, kind: chosen.kind, files });
    const answer = await persistent("", { method: "POST", body, headers: { "Content-Type": "application/json" } });
    const told = await answer.json();
    const entries = chosen.files.map(({ path, file }, at) => ({ path, file, size: file.size, number: told.numbers[at], held: told.held[at] }));
    going = { ...told, entries: entries.filter((entry) => entry.number !== null) };
    going.there = going.entries.reduce((sum, one) => sum + one.held, 0);
    going.done = going.entries.filter((one) => one.held === one.size).length;
    const rows = going.entries.slice(0, SHOWN);
    $("files").replaceChildren(...rows.map(row));
    $("more").textContent = going.entries.length > SHOWN ? `${words.more} ${number(going.entries.length - SHOWN)}` : "";
    if (told.left_out) $("more").textContent += ` ${words.leftOut} ${number(told.left_out)}`;
    rows.forEach(shown);
    summed();
  };

  const sendAll = async () => {
    const queue = going.entries.filter((entry) => entry.held < entry.size);
    // What says most about the delivery first: its note and lists.
    queue.sort((one, other) => /(^|\/)metadata\//.test(other.path) - /(^|\/)metadata\//.test(one.path));
    let next = 0;
    const worker = async () => {
      while (next < queue.length && state === "sending") {
        next += 1;
        await sendFile(queue[next - 1]);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  };

  const landed = async () => {
    state = "landing";
    buttons();
    say(words.landing);
    let told = await (await persistent(`/${going.id}/landing`, { method: "POST" })).json();
    while (told.state === "landing" || told.state === "sending") {
      await pause(2000);
      told = await (await persistent(`/${going.id}`)).json();
    }
    if (told.state === "refused" && !told.link) return refused(told.reasons);
    state = "ended";
    say("");
    arrived(told);
    unlisted(told.id);
    $("ended").hidden = false;
    $("ended").focus();
    buttons();
    return follow(told);
  };

  const arrived = (told) => {
    if ($("ended-said").textContent !== told.said) $("ended-said").textContent = told.said;
    $("ended-link").href = told.link;
  };

  // It was among the unfinished ones when the page was made.
  const unlisted = (id) => {
    const row = document.querySelector(`button[data-cancel$="/${id}"]`)?.closest("tr");
    const list = row?.closest("section");
    row?.remove();
    if (list && !list.querySelector("tbody tr")) list.hidden = true;
  };

  // Until its run has begun or refused it: the link then leads there.
  const follow = async (told) => {
    for (let last = told; last.state === "landed" && state === "ended"; ) {
      await pause(10000);
      if (document.hidden) continue;
      last = await (await asked(`/${told.id}`)).json();
      arrived(last);
    }
  };

  const refused = (reasons) => {
    const item = ({ text, lang }) => Object.assign(document.createElement("li"), { textContent: text, lang: lang || language });
    $("reasons").replaceChildren(...reasons.map(item));
    $("refused").hidden = false;
    $("refused").focus();
    $("going").hidden = !going;
    state = "idle";
    say("");
    buttons();
  };

  const failed = (problem) => {
    stop.abort();
    if (state === "paused") return say(words.paused);
    if (problem.body?.reasons) return refused(problem.body.reasons);
    state = "paused";
    const text = problem.status === 401 ? words.login : problem.name === "NotReadableError" || problem.name === "NotFoundError" ? words.changed : problem.body?.said || `${words.failed} ${problem.body?.detail || problem.message}`;
    say(text);
    return buttons();
  };

  const start = async () => {
    state = "sending";
    stop = new AbortController();
    $("going").hidden = false;
    $("refused").hidden = true;
    buttons();
    try {
      say(words.sending);
      await begin();
      buttons();
      await sendAll();
      if (state === "sending") await landed();
    } catch (problem) {
      if (state !== "ended") failed(problem);
    }
  };

  const buttons = () => {
    const busy = state === "sending" || state === "landing";
    send.disabled = busy || state === "ended" || !chosen;
    $("pause").hidden = state !== "sending";
    $("cancel").hidden = !going || state === "landing" || state === "ended";
    for (const field of form.querySelectorAll("input, select")) field.disabled = busy || state === "paused" || state === "ended";
  };

  const choose = async (found) => {
    chosen = found;
    going = null;
    state = "idle";
    $("refused").hidden = true;
    if (found) {
      const bytes = found.files.reduce((sum, one) => sum + one.file.size, 0);
      $("chosen").textContent = `${found.name} · ${words.files}: ${number(found.files.length)} · ${size(bytes)}`;
      const note = await noted(found).catch(() => ({}));
      for (const field of ["institution", "workline"]) {
        if (note[field] && [...form[field].options].some((option) => option.value === note[field])) form[field].value = note[field];
      }
    }
    buttons();
  };

  const cancelled = async (path) => {
    state = "paused";
    stop.abort();
    await asked(path, { method: "DELETE" }).catch((problem) => {
      if (problem.status !== 404) throw problem;
    });
    window.location.reload();
  };

  // Pressed twice: the first time it asks. (Airflow's frame around our pages lets no window of its own ask.)
  const twice = (button, path) => {
    let word = "";
    button.addEventListener("click", () => {
      if (word) {
        cancelled(path()).catch(failed);
        return;
      }
      word = button.innerHTML;
      button.textContent = button.dataset.sure;
      button.classList.add("reject");
    });
    button.addEventListener("blur", () => {
      if (word) button.innerHTML = word;
      button.classList.remove("reject");
      word = "";
    });
  };

  $("folder").addEventListener("change", (event) => choose(event.target.files.length ? chosenFolder(event.target.files) : null));
  $("zip").addEventListener("change", (event) => choose(event.target.files.length ? chosenZip(event.target.files[0]) : null));
  document.addEventListener("dragover", (event) => event.preventDefault());
  document.addEventListener("drop", async (event) => {
    event.preventDefault();
    if (state !== "idle") return;
    const found = await dropped(event.dataTransfer).catch(() => null);
    if (!found || !found.files.length) $("chosen").textContent = found ? words.nothing : words.several;
    else choose(found);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    if (chosen && (state === "idle" || state === "paused")) start();
  });
  $("pause").addEventListener("click", () => {
    state = "paused";
    stop.abort();
    say(words.paused);
    buttons();
    send.focus();
  });
  twice($("cancel"), () => `/${going.id}`);
  for (const button of document.querySelectorAll("button[data-cancel]")) twice(button, () => button.dataset.cancel.slice(words.api.length));
  window.addEventListener("beforeunload", (event) => {
    if (state === "sending") event.preventDefault();
  });
  buttons();
}
