// @ts-check
/* What Leaflet and the frame say in English only: the zoom buttons, the name of the document. */
import { store, words } from "./store.js";

/** Name the buttons and the document in the language of the state. */
export function nameParts() {
  const w = words();
  document.title = w.map;
  const box = store.map.getContainer();
  for (const [selector, name] of [
    [".leaflet-control-zoom-in", w.zoom_in],
    [".leaflet-control-zoom-out", w.zoom_out],
  ]) {
    const button = /** @type {HTMLElement | null} */ (box.querySelector(selector));
    button?.setAttribute("title", name);
    button?.setAttribute("aria-label", name);
  }
}
