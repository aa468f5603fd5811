// @ts-check
/* The part of the world in sight: what the address asks for, what a slide brings, what the reader moves to.
 */
import { extentIn, movedTo, readExtent, writeExtent } from "../lib/extent.js";
import { store } from "./store.js";

/** @type {[[number, number], [number, number]]} */
export const POLAND = [
  [49.0, 14.1],
  [54.85, 24.15],
];
/** @type {[[number, number], [number, number]]} */
export const EUROPE = [
  [41.0, 0.0],
  [60.5, 42.0],
];

const WRITE_MS = 250;
const WIDE = 800; /* pixels from which Poland and Europe stand clear of the legend */
const LEGEND = 300;
const TILE = 256;

/** @type {L.LatLngBoundsExpression} */
let home = POLAND;
let waiting = 0;
let slideShown = "";

/**
 * From the start on: the map shows what the address says, fits its frame, and writes where it is moved to.
 * @param {string} theme
 */
export function followExtent(theme) {
  home = theme === "partnerships" ? EUROPE : POLAND;
  followAddress();
  followSize();
  store.map.on("moveend", () => {
    if (!store.touched) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(writeToAddress, WRITE_MS);
  });
}

/** Show what the address of the page says: when the page opens and when the reader goes back. */
export function followAddress() {
  show(extentIn(new URL(window.parent.location.href)));
}

/** A slide brings an extent of its own; any other change keeps the one there is. */
export function showSlide() {
  const { slide, extent } = store.state;
  const asked = `${slide} ${extent}`;
  if (slide && asked !== slideShown) {
    show(extent);
    putInAddress(extent);
  }
  slideShown = asked;
}

/**
 * Fit an area into the frame.
 * @param {L.LatLngBoundsExpression} bounds
 */
export function fit(bounds) {
  const isClear = (bounds === POLAND || bounds === EUROPE) && store.map.getSize().x > WIDE;
  store.map.fitBounds(bounds, { animate: false, paddingTopLeft: isClear ? [LEGEND, 0] : [0, 0] });
}

/** @param {string} text */
function show(text) {
  const extent = readExtent(text);
  store.touched = Boolean(extent);
  if (extent) store.map.setView([extent.lat, extent.lon], extent.zoom, { animate: false });
  else fit(home);
  clearTimeout(waiting);
}

function writeToAddress() {
  const { map } = store;
  const centre = map.getCenter().wrap();
  putInAddress(writeExtent(map.getZoom(), centre.lat, centre.lng));
}

/**
 * The address of the page says what is in sight: no step for the back button, and the server is not asked.
 * @param {string} extent
 */
function putInAddress(extent) {
  clearTimeout(waiting);
  const page = /** @type {Window & typeof globalThis} */ (window.parent);
  const { href } = movedTo(new URL(page.location.href), extent);
  if (href === page.location.href) return;
  page.History.prototype.replaceState.call(page.history, page.history.state, "", href);
}

/* The frame gets its size after the map is made: fit again until the reader moves the map. */
function followSize() {
  const { map } = store;
  const container = map.getContainer();
  const touch = () => {
    store.touched = true;
  };
  ["mousedown", "wheel", "touchstart", "keydown"].forEach((name) =>
    container.addEventListener(name, touch, { passive: true }),
  );
  new ResizeObserver(() => {
    const centre = map.getCenter();
    map.invalidateSize({ animate: false, pan: false });
    map.setMinZoom(
      Math.floor(4 * Math.log2(map.getSize().x / TILE)) / 4,
    ); /* the world is never smaller than the frame */
    if (store.touched) map.setView(centre, map.getZoom(), { animate: false });
    else fit(home);
  }).observe(container);
}
