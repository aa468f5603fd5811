// @ts-check
/* The map goes to what is selected, once: when the selection is new and does not come from the map itself. */
import { lookAt } from "./extent.js";
import { store } from "./store.js";
import { takeClick } from "./streamlit.js";

/** @type {string | null} what was selected at the last drawing; null before the first */
let selectedBefore = null;
/** @type {{ centre: L.LatLng, zoom: number, touched: boolean } | null} what was in sight before */
let back = null;

/** Go to a new selection; when it is cleared before the reader has moved the map, go back. */
export function showFocus() {
  const { focus, selected, slide } = store.state;
  const now = selected ? `${selected.kind}:${selected.key}` : "";
  const before = selectedBefore;
  selectedBefore = now;
  const clicked = takeClick();
  if (now === before) return;
  if (!now) {
    goBack();
    return;
  }
  /* an address or a slide with an extent of its own has the last word */
  const isPlaced = (before === null || slide > 0) && store.touched;
  if (focus && !isPlaced && now !== clicked) go(focus);
}

/** @param {number[]} focus west, south, east and north */
function go([west, south, east, north]) {
  const { map, touched } = store;
  if (!back || touched) back = { centre: map.getCenter(), zoom: map.getZoom(), touched };
  lookAt([
    [south, west],
    [north, east],
  ]);
}

function goBack() {
  if (back && !store.touched) {
    lookAt(null);
    store.touched = back.touched;
    if (back.touched) store.map.setView(back.centre, back.zoom, { animate: false });
  }
  back = null;
}
