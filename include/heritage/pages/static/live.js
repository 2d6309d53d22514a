// Keeps a part of the page up to date while a run is under way: its markup is fetched again, only as long as somebody looks.
"use strict";

const part = document.querySelector("[data-live]:not(form)");

async function renewed() {
  if (document.hidden) return;
  const answer = await fetch(part.dataset.live, { credentials: "same-origin", headers: { Accept: "text/html" } });
  if (!answer.ok) return;
  const markup = await answer.text();
  if (markup.trim() !== part.innerHTML.trim()) part.innerHTML = markup;
  if (answer.headers.get("X-Ended") === "true") clearInterval(ticking);
}

const ticking = part ? setInterval(() => renewed().catch(() => undefined), 4000) : 0;
