// @ts-check
/* Trunks: one line for each country, with its name and count where there is room. */
import { countBox, takePlace } from "../lib/boxes.js";
import { trunksOf } from "../lib/bundles.js";
import { groupAt } from "../lib/class_codes.js";
import { element } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { along, between } from "../lib/growth.js";
import { isEmphasised, number, selectedOf, store, words } from "./store.js";
import { keepGeometry, select } from "./streamlit.js";
import { TIP, tip } from "./tooltips.js";

/** @import { Trunk } from "../lib/bundles.js" */
/** @import { Box } from "../lib/boxes.js" */
/** @import { Dot, Line } from "./store.js" */

const PRESENTED = 1.6; /* letters of a presentation are so much larger */
const OPACITY = 1;
const STEPPED_BACK = 0.18; /* while a selection stands out */
const FADED = 0.1; /* while a group of the legend stands out */
const CASING = 2.4; /* a pale edge keeps lines apart from the areas and from one another */

/** @type {{ trunk: Trunk, layers: L.Path[] }[]} */
let drawn = [];

/** Draw the trunks of the lines shown, none where the lines themselves are drawn. */
export function drawTrunks() {
  store.layers.trunks.clearLayers();
  drawn = [];
  if (!store.state.bundled) return;
  const lines = store.shown.map((line, at) => {
    const place = placeOf(line);
    const [lon, lat] = line.arc[0][0];
    /** @type {[number, number]} */
    const from = [lat, lon];
    /** @type {[number, number]} */
    const to = [place.lat, place.lon];
    return { country: place.country, group: groupAt(store.state.line_groups, at), from, to };
  });
  /* the lines of a selected country stand for its trunk */
  const trunks = trunksOf(lines).filter(({ country }) => country !== selectedOf("country"));
  drawn = [...trunks].reverse().map((trunk) => ({ trunk, layers: drawTrunk(trunk) }));
  if (!isEmphasised()) drawLabels(trunks);
}

/**
 * @param {Trunk} trunk
 * @returns {L.Path[]}
 */
function drawTrunk({ country, count, group, from, to }) {
  const {
    layers: { renderer, trunks },
    state,
    config: { colours },
  } = store;
  const colour = state.line_colours[group];
  const opacity = isEmphasised() ? STEPPED_BACK : OPACITY;
  const weight = weightOf(count);
  const edge = { renderer, color: colours.paper, weight: weight + CASING, opacity, interactive: false };
  const casing = L.polyline([from, to], edge);
  const line = L.polyline([from, to], { renderer, color: colour, weight, opacity });
  const head = L.circleMarker(to, {
    renderer,
    radius: radiusOf(count),
    color: colours.paper,
    weight: 1.2,
    opacity,
    fillColor: colour,
    fillOpacity: opacity,
  });
  [line, head].forEach((layer) => {
    keepGeometry(layer);
    layer.bindTooltip(() => trunkTip(country, count), TIP);
    layer.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      select("country", country);
    });
  });
  const made = [casing, line, head];
  made.forEach((layer) => trunks.addLayer(layer));
  return made;
}

/** @param {number} count */
function weightOf(count) {
  return 0.8 + 0.75 * Math.sqrt(count);
}

/** @param {number} count */
function radiusOf(count) {
  return 3.5 + 0.8 * Math.sqrt(count);
}

/** Return the trunks drawn, by country. */
export function trunksNow() {
  return new Map(drawn.map(({ trunk }) => [trunk.country, trunk]));
}

/**
 * Return what draws the trunks at a share of the way from what they were before; a new one grows from its
 * start.
 * @param {ReturnType<typeof trunksNow>} before
 * @returns {(share: number) => void}
 */
export function growTrunks(before) {
  const pairs = drawn.map(({ trunk, layers }) => ({ layers, now: trunk, was: before.get(trunk.country) }));
  return (share) =>
    pairs.forEach(({ layers, now, was = { ...now, count: 0, to: now.from } }) => {
      const [from, to] = [point(was.from, now.from, share), point(was.to, now.to, share)];
      const count = between(was.count, now.count, share);
      const [casing, line, head] = /** @type {[L.Polyline, L.Polyline, L.CircleMarker]} */ (layers);
      [casing, line].forEach((layer) => layer.setLatLngs([from, to]));
      casing.setStyle({ weight: weightOf(count) + CASING });
      line.setStyle({ weight: weightOf(count) });
      head.setLatLng(to).setRadius(radiusOf(count));
    });
}

/**
 * @param {[number, number]} from latitude and longitude
 * @param {[number, number]} to
 * @param {number} share
 */
function point(from, to, share) {
  return along({ lat: from[0], lng: from[1] }, { lat: to[0], lng: to[1] }, share);
}

/**
 * @param {string} country
 * @param {number} count
 */
function trunkTip(country, count) {
  return tip(words().countries[country], [fill(words().place_count, { n: number(count) })]);
}

/**
 * Write the names and counts below or above their dots, the largest first: without the name where it has no
 * room, and not at all where a larger one stands; all are told by the tooltips.
 * @param {Trunk[]} trunks
 */
function drawLabels(trunks) {
  const size = store.state.presenting ? PRESENTED : 1;
  /** @type {Box[]} */
  const taken = [];
  trunks.forEach(({ country, count, to }) => {
    const texts = [`${words().countries[country]} ${number(count)}`, number(count)];
    const dot = store.map.latLngToLayerPoint(to);
    const places = texts.flatMap((text) => [false, true].map((above) => ({ text, above })));
    const free = places.find(({ text, above }) => takePlace(countBox(text, dot, size, above), taken));
    if (free) drawLabel(free, to);
  });
}

/**
 * @param {{ text: string, above: boolean }} label
 * @param {[number, number]} at
 */
function drawLabel({ text, above }, at) {
  const icon = L.divIcon({
    className: above ? "atlas-count above" : "atlas-count",
    html: element("span", "", text),
    iconSize: /** @type {any} */ (null),
  });
  store.layers.trunks.addLayer(L.marker(at, { interactive: false, keyboard: false, icon }));
}

/**
 * Let the trunks of a colour group stand out; null: all are as before.
 * @param {string | null} group
 */
export function showTrunkGroup(group) {
  const calm = isEmphasised() ? STEPPED_BACK : OPACITY;
  drawn.forEach(({ trunk, layers }) => {
    const opacity = group === null ? calm : trunk.group === groupAt(group, 0) ? 1 : FADED;
    layers.forEach((layer) => layer.setStyle({ opacity, fillOpacity: opacity }));
  });
}

/** @param {Line} line */
function placeOf(line) {
  return /** @type {Dot} */ (store.places.get(line.place));
}

/** Return country and count of each trunk drawn, largest first; a test hook. */
export function drawnTrunks() {
  return drawn.map(({ trunk }) => [trunk.country, trunk.count]).reverse();
}

/** Return the lines that the trunks drawn stand for; a test hook. */
export function linesInTrunks() {
  const countries = new Set(drawn.map(({ trunk }) => trunk.country));
  return store.shown.filter((line) => countries.has(placeOf(line).country));
}
