// @ts-check
/* The part of the world in sight: what the address asks for, what a slide brings, what the reader moves to.
 */
import { extentIn, movedTo, readExtent, writeExtent } from "../lib/extent.js";
import { shownPowiaty, store } from "./store.js";

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
const EDGE = 24; /* pixels left free round what the filters leave */
const NEAREST = 9; /* zoom that a small selection is looked at with */
const TILE = 256;

/** @type {[[number, number], [number, number]]} */
let home = POLAND;
let fitted = ""; /* the area chosen that the map last went to */
/** @type {L.LatLngBoundsExpression | null} the selection that the map has gone to */
let focused = null;
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

/** Go to what the filters leave when they choose another area, unless the reader has moved the map. */
export function followFilters() {
  const asked = store.state.fit;
  if (asked === fitted) return;
  fitted = asked;
  focused = null;
  if (!store.touched && !store.state.slide) fitHome();
}

/** Show what the filters leave and follow them again; the address forgets where the map was moved to. */
export function followAgain() {
  store.touched = false;
  focused = null;
  putInAddress("");
  fitHome();
}

function fitHome() {
  fit(focused ?? leftBounds() ?? home);
}

/**
 * Return the bounds of the areas and lines that the filters leave, when they choose an area.
 * @returns {L.LatLngBounds | null}
 */
function leftBounds() {
  if (!store.state?.fit) return null;
  const bounds = L.latLngBounds([]);
  const isOfLines = store.state.theme === "partnerships";
  store.shown.forEach((line) => bounds.extend(line.layer.getBounds()));
  shownPowiaty().forEach(({ teryt }) => {
    const shape = store.shapes.get(teryt);
    if (shape && !isOfLines) bounds.extend(shape.getBounds());
  });
  return bounds.isValid() ? bounds : null;
}

/**
 * Fit an area into the frame.
 * @param {L.LatLngBoundsExpression} bounds
 */
export function fit(bounds) {
  const isWhole = bounds === POLAND || bounds === EUROPE;
  const edge = isWhole ? 0 : EDGE;
  const beside = isWhole ? (store.map.getSize().x > WIDE ? LEGEND : 0) : legendWidth() + edge;
  store.map.fitBounds(bounds, {
    animate: false,
    paddingTopLeft: [beside, edge],
    paddingBottomRight: [edge, edge],
    ...(bounds === focused ? { maxZoom: NEAREST } : {}),
  });
}

/** Return how many pixels at the left a legend takes that would hide what is shown. */
function legendWidth() {
  const { x, y } = store.map.getSize();
  const legend = /** @type {HTMLElement | null} */ (store.map.getContainer().querySelector(".atlas-legend"));
  const hides = legend && legend.offsetHeight > y / 3 && legend.offsetWidth < x / 2;
  return hides ? legend.offsetWidth : 0;
}

/**
 * Go to a selection, as long as the reader moves the map no further; null: to what there is without one.
 * @param {L.LatLngBoundsExpression | null} area
 */
export function lookAt(area) {
  focused = area;
  fitHome();
}

/** @param {string} text */
function show(text) {
  const extent = readExtent(text);
  store.touched = Boolean(extent);
  if (extent) store.map.setView([extent.lat, extent.lon], extent.zoom, { animate: false });
  else fitHome();
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
    else fitHome();
  }).observe(container);
}
