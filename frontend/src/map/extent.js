// @ts-check
/* The part of the world in sight: what the address asks for, what a slide brings, what the reader moves to.
 */
import { extentIn, movedTo, readExtent, writeExtent } from "../lib/extent.js";
import { shiftFor } from "../lib/room.js";
import { legendRoom, placeLegend } from "./legend_box.js";
import { inSight } from "./in_sight.js";
import { selectedOf, shownPowiaty, store } from "./store.js";

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
const BESIDE_LEGEND = 20; /* pixels around it */
const EDGE = 24; /* pixels left free round what the filters leave */
const NEAREST = 9; /* zoom that a small selection is looked at with */
const SNAP = 0.25; /* steps of the zoom */
const TILE = 256;
const MARGIN = 0.03; /* around the farthest partners */
const SETTLE_MS = 800; /* until a panel has the width it keeps */
const PANEL = ".st-key-panel";

/** @type {[[number, number], [number, number]]} */
let home = POLAND;
let fitted = ""; /* the area chosen that the map last went to */
/** @type {L.LatLngBoundsExpression | null} the selection that the map has gone to */
let focused = null;
let waiting = 0;
let isOwn = false; /* while the map is moved for the reader */
let keepPresented = () => false;

/**
 * From the start on: the map shows what the address says, fits its frame, and writes where it is moved to.
 * @param {string} theme
 * @param {() => boolean} keep shows again what a presentation shows, if there is something
 */
export function followExtent(theme, keep) {
  keepPresented = keep;
  home = theme === "partnerships" ? EUROPE : POLAND;
  followAddress();
  followSize();
  store.map.on("moveend", () => {
    if (!store.touched || isOwn || store.state?.presenting) return;
    clearTimeout(waiting);
    waiting = window.setTimeout(writeToAddress, WRITE_MS);
  });
}

/** Show what the address of the page says: when the page opens and when the reader goes back. */
export function followAddress() {
  show(extentIn(new URL(window.parent.location.href)));
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
 * Fit an area into the frame, beside the legend where there is room for both.
 * @param {L.LatLngBoundsExpression} bounds
 */
export function fit(bounds) {
  const { map } = store;
  const edge = bounds === POLAND || bounds === EUROPE ? 0 : 2 * EDGE;
  const area = L.latLngBounds(/** @type {any} */ (bounds));
  const fitting = map.getBoundsZoom(area, false, L.point(edge, edge));
  const most = bounds === focused ? Math.min(fitting, NEAREST) : fitting;
  const [wide, room] = [map.getSize().x - edge, legendRoom()];
  const cornersAt = (/** @type {number} */ zoom) =>
    [area.getSouthWest(), area.getNorthEast()].map((place) => map.project(place, zoom));
  const isClear = (/** @type {number} */ zoom) => {
    const [low, high] = cornersAt(zoom);
    return wide - (high.x - low.x) >= room;
  };
  const zoom =
    [most, most - SNAP].find(isClear) ?? most; /* a little smaller, if the legend hides nothing then */
  const [low, high] = cornersAt(zoom);
  const shift = shiftFor(wide, high.x - low.x, room && room + BESIDE_LEGEND);
  const middle = low.add(high).divideBy(2).add([shift, 0]);
  map.setView(map.unproject(middle, zoom), zoom, { animate: false });
  placeLegend();
}

/**
 * Go to a selection and stay with it until the reader moves the map; null: to what there is without one.
 * @param {L.LatLngBoundsExpression | null} area
 */
export function lookAt(area) {
  focused = area;
  if (store.touched) putInAddress("");
  store.touched = false;
  fitHome();
}

/**
 * Move the map; that is no move of the reader's, and the address stays as it is.
 * @param {L.LatLngExpression} centre
 * @param {number} zoom
 */
export function setView(centre, zoom) {
  isOwn = true;
  store.map.setView(centre, zoom, { animate: false });
  isOwn = false;
}

/**
 * Show an extent; "" shows what the filters leave.
 * @param {string} text
 */
export function show(text) {
  const extent = readExtent(text);
  store.touched = Boolean(extent);
  if (extent) setView([extent.lat, extent.lon], extent.zoom);
  else fitHome();
  clearTimeout(waiting);
}

function writeToAddress() {
  putInAddress(currentExtent());
}

/** Return what is in sight, as the address writes it. */
export function currentExtent() {
  const centre = store.map.getCenter().wrap();
  return writeExtent(store.map.getZoom(), centre.lat, centre.lng);
}

/**
 * The address of the page says what is in sight: no step for the back button, and the server is not asked.
 * @param {string} extent
 */
export function putInAddress(extent) {
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
  let hadPanel = hasPanel();
  let changedAt = -SETTLE_MS;
  new ResizeObserver(() => {
    if (hadPanel !== hasPanel()) changedAt = performance.now();
    hadPanel = hasPanel();
    followWidth(performance.now() - changedAt < SETTLE_MS);
  }).observe(container);
}

/** Whether what is selected stands beside the map. */
function hasPanel() {
  return Boolean(window.parent.document.querySelector(PANEL));
}

/**
 * Take the new size of the frame. The middle stays, but a panel that comes or goes takes from the right side,
 * so that nothing on the map moves.
 * @param {boolean} isByPanel
 */
function followWidth(isByPanel) {
  const { map } = store;
  const before = map.getSize().x;
  const { centre, zoom } = inSight();
  isOwn = true; /* Leaflet calls a new size a move */
  map.invalidateSize({ animate: false, pan: false });
  isOwn = false;
  limitZoom();
  if (keepPresented()) {
    /* it has shown its own */
  } else if (store.touched) {
    const shift = (map.getSize().x - before) / 2;
    const middle = map.project(centre, zoom).add([shift, 0]);
    if (isByPanel) map.setView(map.unproject(middle, zoom), zoom, { animate: false });
    else setView(centre, zoom);
    keepSelectedInSight();
  } else {
    fitHome();
  }
  placeLegend();
}

/** Outwards the zoom ends where Europe and the farthest partner fit, and the world fills the frame. */
export function limitZoom() {
  const { map } = store;
  const world = Math.floor(4 * Math.log2(map.getSize().x / TILE)) / 4;
  const all = L.latLngBounds(EUROPE);
  store.places.forEach(({ lat, lon }) => all.extend([lat, lon]));
  map.options.minZoom = 0; /* else it limits its own measuring */
  const isMeasured = home !== EUROPE || store.places.size;
  const least = isMeasured ? Math.max(world, map.getBoundsZoom(all.pad(MARGIN))) : world;
  if (map.getZoom() < least) setView(map.getCenter(), least); /* Leaflet's own way there may be cut short */
  map.setMinZoom(least);
}

function keepSelectedInSight() {
  const shape = store.state && store.shapes.get(selectedOf("powiat"));
  if (shape) store.map.panInside(shape.getBounds().getCenter(), { padding: [40, 40], animate: false });
}
