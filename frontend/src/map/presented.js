// @ts-check
/* What the whole screen shows: all that the page showed, or a slide keeps, as large as it fits. Then the page
   shows again what it showed, to the pixel. */
import { SLIDE_FRAME, extentIn, rescaled } from "../lib/extent.js";
import { currentExtent, followAddress, putInAddress, setView, show } from "./extent.js";
import { inSight } from "./in_sight.js";
import { store } from "./store.js";

/** @import { Size } from "../lib/extent.js" */

let isPresenting = false;
let slideShown = "";
/** What the page showed before, until the reader moves the map again. */
let before = /** @type {{ centre: L.LatLng, zoom: number } | null} */ (null);
/** What the screen shows at least: an extent, and the size of the map it is from. */
let presented = /** @type {{ extent: string, size: Size } | null} */ (null);

/** The reader who moves the map decides what is in sight; called once. */
export function followPresentation() {
  const container = store.map.getContainer();
  const take = () => {
    presented = null;
    if (!isPresenting) before = null;
  };
  ["mousedown", "wheel", "touchstart", "keydown"].forEach((name) =>
    container.addEventListener(name, take, { passive: true }),
  );
}

/** Show again what the size of the frame asks to show anew; return whether there is something. */
export function keepPresented() {
  if (presented) showPresented();
  else if (before && store.touched && !isPresenting) setView(before.centre, before.zoom);
  else return false;
  return true;
}

/**
 * A slide brings an extent of its own; any other change keeps the one there is. After the slides the address
 * says again what the reader came from.
 */
export function showSlide() {
  const { slide, extent, presenting } = store.state;
  present(presenting);
  const asked = slide ? `${slide} ${extent}` : "";
  if (slide && asked !== slideShown) {
    presented = extent ? { extent, size: SLIDE_FRAME } : null;
    before = null;
    showPresented();
    putInAddress(extent);
  } else if (!slide && slideShown) followAddress();
  slideShown = asked;
}

/**
 * Show the view on the whole screen, enlarged, or as it was before.
 * @param {boolean} presenting
 */
export function present(presenting) {
  if (presenting === isPresenting) return;
  const extent = store.touched ? currentExtent() : "";
  isPresenting = presenting;
  if (presenting) before = inSight();
  presented = presenting && extent ? { extent, size: sizeOf(store.map) } : null;
  document.documentElement.classList.toggle("presenting", presenting);
  if (!presenting) comeBack();
}

function comeBack() {
  store.touched = Boolean(extentIn(new URL(window.parent.location.href)));
  if (store.touched && before) setView(before.centre, before.zoom);
  else followAddress();
}

function showPresented() {
  show(presented ? rescaled(presented.extent, presented.size, sizeOf(store.map)) : "");
}

/**
 * @param {L.Map} map
 * @returns {Size}
 */
function sizeOf(map) {
  const { x: wide, y: high } = map.getSize();
  return { wide, high };
}
