// @ts-check
/* The map goes to what is selected, once: when the selection is new and does not come from the map itself. */
import { lookAt } from "./extent.js";
import { store } from "./store.js";
import { takeClick } from "./streamlit.js";

/** @type {string | null} what was selected at the last drawing; null before the first */
let selectedBefore = null;
/** @type {{ back: { centre: L.LatLng, zoom: number, touched: boolean }, there: string } | null} */
let gone = null;

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
  const here = { centre: map.getCenter(), zoom: map.getZoom(), touched };
  const back = gone?.there === sight() ? gone.back : here;
  lookAt([
    [south, west],
    [north, east],
  ]);
  gone = { back, there: sight() };
}

function goBack() {
  if (gone && gone.there === sight()) {
    const { centre, zoom, touched } = gone.back;
    if (touched) store.map.setView(centre, zoom, { animate: false });
    else lookAt(null);
  }
  gone = null;
}

/** Return what is in sight, to be compared. */
function sight() {
  const { lat, lng } = store.map.getCenter();
  return [store.map.getZoom(), lat.toFixed(4), lng.toFixed(4)].join();
}
