// @ts-check
/* What the modules of the map share: the map, the files fetched, the newest state, and the layers made of
   them. Powiaty, partnerships and places are told apart by their keys: TERYT code, running number, place id.
   */
import { rowsOf } from "../lib/columns.js";
import { fetched } from "../lib/fetched.js";
import * as format from "../lib/format.js";
import { numbersIn } from "../lib/ranges.js";

/** @import * as Contract from "../lib/contract.js" */

/**
 * A partnership with its layer; `group` the code of its colour, `drawn` while it is on the map as a line of
 * its own, `twin` the shown row that names the same pair.
 * @typedef {Contract.Partnership & {
 *   layer: L.Polyline, group: string, drawn: boolean, twin: Line | null,
 *   style: { color: string, weight: number, opacity: number },
 * }} Line
 */
/** @typedef {Contract.Place & { layer: L.CircleMarker | null, count: number }} Dot */
/** @typedef {L.Polygon & { options: L.PolylineOptions }} Shape */

export const store = {
  map: /** @type {L.Map} */ (/** @type {unknown} */ (null)),
  state: /** @type {Contract.MapState} */ (/** @type {unknown} */ (null)),
  config: /** @type {Contract.MapConfig} */ (/** @type {unknown} */ (null)),
  words: /** @type {Record<string, Contract.MapWords>} */ ({}),
  /** Whether the reader has chosen the part of the world in sight. */
  touched: false,

  powiaty: /** @type {Contract.Powiat[]} */ ([]),
  /** Code of a powiat -> its place in the order of all lists. */
  placeOf: /** @type {Map<string, number>} */ (new Map()),
  places: /** @type {Map<string, Dot>} */ (new Map()),
  lines: /** @type {Map<number, Line>} */ (new Map()),
  /** How lines look by how many there are; null without partnerships. */
  lineSteps: /** @type {Contract.LineStepColumns | null} */ (null),
  /** The lines of the state, in its order; empty without partnerships. */
  shown: /** @type {Line[]} */ ([]),
  /** What belongs to the selection; the rest steps back as long as there are lines in it. */
  emphasis: {
    lines: /** @type {Set<number>} */ (new Set()),
    powiaty: /** @type {Set<string>} */ (new Set()),
    places: /** @type {Set<string>} */ (new Set()),
  },

  shapes: /** @type {Map<string, Shape>} */ (new Map()),
  layers: /** @type {Layers} */ (/** @type {unknown} */ (null)),
};

/**
 * @typedef {object} Layers
 * @property {L.Canvas} renderer
 * @property {L.GeoJSON} countries
 * @property {L.GeoJSON} powiaty
 * @property {L.GeoJSON} voivodeships borders
 * @property {any} water a path, once it is there
 * @property {L.LayerGroup} trunks
 * @property {L.LayerGroup} places
 */

/**
 * Fetch a file of the map.
 * @param {string} name
 * @returns {Promise<any>}
 */
export function load(name) {
  return fetched(new URL(store.config.files[name], import.meta.url));
}

/** Return the texts in the language of the state. */
export function words() {
  return store.words[store.state.lang];
}

/**
 * Write a number in the language of the state.
 * @param {number} value
 */
export function number(value) {
  return format.number(store.state.lang, value);
}

/**
 * Take a new state.
 * @param {Contract.MapState} state
 */
export function take(state) {
  store.state = state;
  store.shown = numbersIn(state.lines).flatMap((lp) => store.lines.get(lp) ?? []);
  const selected = numbersIn(state.selected_lines).flatMap((lp) => store.lines.get(lp) ?? []);
  store.emphasis = {
    lines: new Set(selected.map((line) => line.lp)),
    powiaty: new Set(selected.map((line) => line.powiat)),
    places: new Set(selected.map((line) => line.place)),
  };
}

/** Whether the lines of a selection stand out, and all else steps back. */
export function isEmphasised() {
  return store.emphasis.lines.size > 0;
}

/**
 * Keep what all pages need.
 * @param {Contract.Powiaty} powiaty
 */
export function keepPowiaty({ columns }) {
  store.powiaty = rowsOf(columns);
  store.placeOf = new Map(columns.teryt.map((code, at) => [code, at]));
}

/**
 * Return the code of the selected thing of a kind; "" when none is selected.
 * @param {string} kind
 */
export function selectedOf(kind) {
  return store.state.selected?.kind === kind ? store.state.selected.key : "";
}

/**
 * Return the class code of a powiat.
 * @param {string} code
 */
export function classOf(code) {
  return store.state.powiat_classes[store.placeOf.get(code) ?? -1] ?? "";
}

/**
 * Return the powiaty that the filters leave, in code order.
 */
export function shownPowiaty() {
  return store.powiaty.filter((powiat) => classOf(powiat.teryt) !== "x");
}

/**
 * Give a layer a style; one that looks so already is left alone, and what is under it need not be painted
 * again.
 * @param {L.Path} layer
 * @param {L.PathOptions} style
 */
export function restyle(layer, style) {
  const now = /** @type {Record<string, unknown>} */ (layer.options);
  if (Object.entries(style).some(([name, value]) => now[name] !== value)) layer.setStyle(style);
}
