// The reader's page: a picture that can be enlarged and moved, and leafing with the keyboard.
"use strict";
const holder = document.getElementById("viewer");
if (holder && window.OpenSeadragon) {
  const still = holder.querySelector("img");
  const viewer = OpenSeadragon({
    element: holder, tileSources: holder.dataset.source, prefixUrl: holder.dataset.buttons, showNavigationControl: true, drawer: "canvas",
    gestureSettingsMouse: { clickToZoom: false, dblClickToZoom: true }, preserveImageSizeOnResize: true,
  });
  viewer.addOnceHandler("tile-drawn", () => { still.hidden = true; holder.dataset.state = "drawn"; });
  viewer.addHandler("open-failed", () => { holder.dataset.state = "failed"; viewer.destroy(); });
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.target.closest("input, select, textarea, audio, video")) return;
  const rel = { PageDown: "next", PageUp: "prev" }[event.key];
  const link = rel && document.querySelector(`a[rel="${rel}"]`);
  if (link) { event.preventDefault(); link.click(); }
});
