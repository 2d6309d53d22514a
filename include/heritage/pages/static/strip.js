// The editing strip: pages in the order in which they are read, chosen with mouse, finger or keyboard, named, moved, made into parts. Only
// those in sight are drawn, so that ten thousand stay quick. Nothing is changed here: what was done is sent, shown side by side, and asked for.
"use strict";

const strip = document.getElementById("strip");

const begin = async () => {
  const $ = (id) => document.getElementById(`strip-${id}`);
  const words = strip.dataset;
  const list = $("pages");
  const answer = await fetch(`${words.address}/pages/now`, { credentials: "same-origin" });
  if (!answer.ok) return; // the form below does the same
  const told = await answer.json();
  const built = Built(told);
  const { now } = built;
  const kept = `strip ${words.package} ${told.version}`; // what was done and not yet asked for outlives a look at it
  const name = (page) => built.path(page).split("/").pop();
  const chosen = new Set();
  let focus = 0; // place of the page that the keyboard is at
  let anchor = 0; // where a range began
  let undo = [];
  let columns = 1;
  const WIDTH = 132;
  const HEIGHT = 190;

  const shown = () => [...now.order, ...built.beside()];
  const say = (text) => { $("said").textContent = text; };
  const count = () => say(chosen.size ? words.chosen.replace("{count}", chosen.size) : words.none);
  const state = () => JSON.stringify([now.label, now.type, now.order, now.parts]);
  const restore = (text) => { [now.label, now.type, now.order, now.parts] = JSON.parse(text); };

  const cell = (page, place, read) => {
    const one = document.createElement("div");
    one.className = `strip-page${read ? "" : " aside"}`;
    one.id = `page-${page}`;
    one.draggable = true;
    one.dataset.place = place;
    one.setAttribute("role", "option");
    one.setAttribute("aria-selected", chosen.has(page));
    one.setAttribute("aria-posinset", place + 1);
    one.setAttribute("aria-setsize", told.pages.length);
    const kind = [...$("type").options].find((option) => option.value && option.value === now.type[page]);
    const said = [read ? `${place + 1}` : words.notRead, now.label[page] && `“${now.label[page]}”`, kind?.textContent].filter(Boolean).join(" · ");
    const picture = told.pages[page][3];
    if (picture) one.append(Object.assign(document.createElement("img"), { src: `${words.address}/files/${picture}`, alt: "", loading: "lazy", draggable: false }));
    else one.append(Object.assign(document.createElement("span"), { className: "blank" }));
    one.append(Object.assign(document.createElement("b"), { textContent: said }), Object.assign(document.createElement("small"), { textContent: name(page) }));
    one.style.left = `${(place % columns) * WIDTH}px`;
    one.style.top = `${Math.floor(place / columns) * HEIGHT}px`;
    one.classList.toggle("at", place === focus);
    return one;
  };

  const room = document.createElement("div"); // as high as all pages are
  room.setAttribute("role", "presentation");
  room.className = "strip-room";
  list.append(room);
  const draw = () => {
    columns = Math.max(1, Math.floor(list.clientWidth / WIDTH));
    const pages = shown();
    room.style.height = `${Math.ceil(pages.length / columns) * HEIGHT}px`;
    const first = Math.max(0, Math.floor(list.scrollTop / HEIGHT) - 1) * columns;
    const last = Math.min(pages.length, (Math.ceil((list.scrollTop + list.clientHeight) / HEIGHT) + 1) * columns);
    const old = new Map([...room.children].map((one) => [one.id, one.querySelector("img")]));
    room.replaceChildren(...pages.slice(first, last).map((page, nth) => {
      const one = cell(page, first + nth, first + nth < now.order.length);
      const picture = old.get(one.id);
      if (picture) one.querySelector("img")?.replaceWith(picture); // not fetched twice
      return one;
    }));
    if (document.getElementById(`page-${pages[focus]}`)) list.setAttribute("aria-activedescendant", `page-${pages[focus]}`);
  };

  const reach = (part) => {
    const times = part.begin || part.end ? `, ${part.begin || "0:00"} – ${part.end || "…"}` : "";
    return `${name(part.first)}${part.first === part.last ? "" : ` – ${name(part.last)}`}${times}`;
  };
  const button = (text, act, label) => Object.assign(document.createElement("button"), { type: "button", textContent: text, onclick: act, ariaLabel: label });
  const drawParts = () => {
    const at = built.places();
    const kinds = new Map([...$("kind").options].map((option) => [option.value, option.textContent]));
    $("parts").replaceChildren(...now.parts.slice(0, 500).map((part, number) => {
      const line = document.createElement("li");
      line.style.marginLeft = `${part.level * 1.5}rem`;
      const called = `${kinds.get(part.kind) || part.kind} “${part.label}”`;
      const label = Object.assign(document.createElement("input"), { value: part.label, maxLength: 500, ariaLabel: called });
      label.onchange = () => change(() => { part.label = label.value.trim(); });
      const its = () => { chosen.clear(); shown().slice(at.get(part.first), at.get(part.last) + 1).forEach((page) => chosen.add(page)); go(at.get(part.first) || 0); };
      line.append(
        Object.assign(document.createElement("span"), { textContent: `${kinds.get(part.kind) || part.kind} ` }), label,
        Object.assign(document.createElement("span"), { className: "soft", textContent: ` ${reach(part)} ` }),
        button(words.choose, its, `${words.choose}: ${called}`),
        button("←", () => change(() => built.shift(number, -1)), `${words.out}: ${called}`), button("→", () => change(() => built.shift(number, 1)), `${words.in}: ${called}`),
        button(words.remove, () => change(() => built.remove(number)), `${words.remove}: ${called}`),
      );
      return line;
    }));
    const held = new Set(now.parts.flatMap((part) => (part.level ? [] : now.order.slice(at.get(part.first), at.get(part.last) + 1))));
    const free = now.order.length - held.size;
    $("free").textContent = !now.parts.length ? words.noParts : free ? words.free.replace("{count}", free) : "";
  };

  const save = () => { try { sessionStorage.setItem(kept, JSON.stringify(built.patch())); } catch { /* it is full, or not allowed: nothing is lost but this */ } };
  const all = () => { draw(); drawParts(); };
  const change = (act) => {
    undo.push(state());
    undo = undo.slice(-50);
    act();
    save();
    all();
  };

  // --- choosing ---

  const go = (place) => {
    focus = Math.max(0, Math.min(place, told.pages.length - 1));
    const top = Math.floor(focus / columns) * HEIGHT;
    if (top < list.scrollTop) list.scrollTop = top;
    if (top + HEIGHT > list.scrollTop + list.clientHeight) list.scrollTop = top + HEIGHT - list.clientHeight;
    draw();
    count();
  };
  const range = (to) => {
    chosen.clear();
    shown().slice(Math.min(anchor, to), Math.max(anchor, to) + 1).forEach((page) => chosen.add(page));
  };
  const pick = (place, { shift, more }) => {
    const page = shown()[place];
    if (shift) range(place);
    else if (more) {
      if (!chosen.delete(page)) chosen.add(page);
      anchor = place;
    } else {
      const alone = chosen.size === 1 && chosen.has(page);
      chosen.clear();
      if (!alone) chosen.add(page);
      anchor = place;
    }
    go(place);
  };
  list.addEventListener("click", (event) => {
    const one = event.target.closest(".strip-page");
    if (!one) return;
    const touch = event.pointerType === "touch"; // a finger has no Ctrl: it adds and takes away
    pick(Number(one.dataset.place), { shift: event.shiftKey, more: event.ctrlKey || event.metaKey || touch });
  });
  const STEPS = { ArrowLeft: () => -1, ArrowRight: () => 1, ArrowUp: () => -columns, ArrowDown: () => columns, Home: () => -focus, End: () => told.pages.length,
    PageUp: () => -columns * Math.max(1, Math.floor(list.clientHeight / HEIGHT)), PageDown: () => columns * Math.max(1, Math.floor(list.clientHeight / HEIGHT)) };
  list.addEventListener("keydown", (event) => {
    const step = STEPS[event.key];
    if (step && event.altKey && ["ArrowLeft", "ArrowRight"].includes(event.key)) by(step());
    else if (step) {
      const to = Math.max(0, Math.min(focus + step(), told.pages.length - 1));
      if (event.shiftKey) range(to);
      else anchor = to;
      go(to);
    } else if (event.key === " ") pick(focus, { shift: event.shiftKey, more: true });
    else if (event.key === "Escape") { chosen.clear(); go(focus); }
    else if (event.key === "a" && (event.ctrlKey || event.metaKey)) { now.order.forEach((page) => chosen.add(page)); go(focus); }
    else return;
    event.preventDefault();
  });

  // --- changing ---

  const picked = () => shown().filter((page) => chosen.has(page));
  const moved = (pages, place) => {
    change(() => built.move(pages, place));
    focus = now.order.indexOf(pages[0]);
    go(focus);
    const before = now.order[focus - 1];
    say(words.moved.replace("{count}", pages.length).replace("{page}", before === undefined ? "0" : name(before)));
  };
  // How many of the others come before the place.
  const rest = (place) => now.order.slice(0, place).filter((page) => !chosen.has(page)).length;
  const by = (step) => {
    const pages = picked();
    const first = now.order.findIndex((page) => chosen.has(page));
    if (pages.length && first >= 0) moved(pages, Math.max(0, rest(first) + step));
  };
  const acts = {
    label: async (pages) => {
      const asked = new URLSearchParams({ start: $("start").value, count: pages.length });
      const labels = await (await fetch(`${words.address}/pages/labels?${asked}`, { credentials: "same-origin" })).json();
      change(() => pages.forEach((page, nth) => { now.label[page] = labels[nth] || ""; }));
    },
    type: (pages) => change(() => pages.forEach((page) => { now.type[page] = $("type").value; })),
    move: (pages) => moved(pages, rest(Number($("after").value))),
    earlier: () => by(-1),
    later: () => by(1),
    aside: (pages) => change(() => built.aside(pages)),
    part: (pages) => {
      const at = built.places();
      const read = pages.filter((page) => at.has(page));
      if (!read.length) return;
      const times = told.timed ? { begin: $("begin").value.trim(), end: $("end").value.trim() } : { begin: "", end: "" };
      change(() => built.add({ kind: $("kind").value, label: $("label").value.trim(), first: read[0], last: read[read.length - 1], ...times }));
      for (const field of ["label", "begin", "end"]) $(field).value = "";
    },
  };
  for (const one of strip.querySelectorAll("button[data-do]")) {
    one.addEventListener("click", () => {
      const act = one.dataset.do;
      if (act === "undo") { if (undo.length) { restore(undo.pop()); save(); all(); } }
      else if (act === "anew") { restore(first); sessionStorage.removeItem(kept); undo = []; all(); }
      else if (chosen.size) Promise.resolve(acts[act](picked())).catch(() => say(words.failed));
      else say(words.none);
    });
  }
  let dragged = false;
  list.addEventListener("dragstart", (event) => {
    const one = event.target.closest(".strip-page");
    if (!one) return;
    const page = shown()[Number(one.dataset.place)];
    if (!chosen.has(page)) { chosen.clear(); chosen.add(page); }
    dragged = true;
    event.dataTransfer.effectAllowed = "move";
    event.dataTransfer.setData("text/plain", name(page));
    count();
  });
  list.addEventListener("dragover", (event) => { if (dragged) event.preventDefault(); });
  list.addEventListener("dragend", () => { dragged = false; draw(); });
  list.addEventListener("drop", (event) => {
    const one = event.target.closest(".strip-page");
    if (!dragged || !one) return;
    event.preventDefault();
    dragged = false;
    const box = one.getBoundingClientRect();
    moved(picked(), rest(Number(one.dataset.place) + (event.clientX > box.left + box.width / 2)));
  });

  $("form").addEventListener("submit", () => { $("form").elements.patch.value = JSON.stringify(built.patch()); });
  $("times").hidden = !told.timed;
  const first = state();
  const draft = words.draft || sessionStorage.getItem(kept);
  if (draft) built.apply(JSON.parse(draft));
  strip.hidden = false;
  $("plain").hidden = true;
  let waits = 0;
  const soon = () => { cancelAnimationFrame(waits); waits = requestAnimationFrame(draw); };
  list.addEventListener("scroll", soon);
  new ResizeObserver(soon).observe(list);
  all();
};

if (strip) begin();
