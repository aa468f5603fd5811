// @ts-check
/* The powiaty: their colours, the outlines of the pinned, the selected and the emphasised. */
import { OUTSIDE } from "../lib/class_codes.js";
import { fillOf } from "./patterns.js";
import { classOf, isEmphasised, restyle, selectedOf, store } from "./store.js";
import { keepGeometry, select } from "./streamlit.js";
import { TIP, powiatTip } from "./tooltips.js";
import { waterToFront } from "./water.js";

/** @import * as Contract from "../lib/contract.js" */
/** @import { Shape } from "./store.js" */
/** @import { Line } from "./store.js" */
/**
 * @typedef {(test?: (line: Line) => boolean, code?: string) => void} Hover what is emphasised while it is
 *   pointed at
 */

const BORDER = 0.5;
const PIN = {
  weight: 3.5,
  dashArray: "7 3",
}; /* broken, so that it is told from the selected one without colour */
const RIM = 2.2;
const SELECTED = 2.6;
const FADED = 0.15;
/** @type {string | null} the class that stands out; null for none */
let only = null;
const STEPPED_BACK = 0.3; /* while the lines of other powiaty stand out */

/**
 * Make the layers of the powiaty and of the borders of voivodeships.
 * @param {Contract.Powiaty} powiaty
 * @param {Hover} hover
 */
export function buildPowiaty({ shapes, voivodeships }, hover) {
  const { layers, map, config } = store;
  const features = shapes.map((geometry, at) => ({
    type: "Feature",
    properties: store.powiaty[at],
    geometry,
  }));
  layers.powiaty = L.geoJSON(/** @type {any} */ (features), {
    style: { renderer: layers.renderer, color: config.colours.border, weight: BORDER, fillOpacity: 1 },
    onEachFeature: (feature, layer) => buildPowiat(feature.properties, /** @type {Shape} */ (layer), hover),
  }).addTo(map);
  layers.voivodeships = L.geoJSON(voivodeships, {
    interactive: false,
    style: { renderer: layers.renderer, color: config.colours.voivodeship_border, weight: 1.2, fill: false },
  }).addTo(map);
}

/**
 * @param {Contract.Powiat} powiat
 * @param {Shape} layer
 * @param {Hover} hover
 */
function buildPowiat(powiat, layer, hover) {
  const code = powiat.teryt;
  store.shapes.set(code, layer);
  keepGeometry(layer);
  layer.bindTooltip(() => powiatTip(powiat), TIP);
  layer.on("mouseover", () => hover((line) => line.powiat === code, code));
  layer.on("mouseout", () => hover());
  layer.on("click", () => select("powiat", code));
}

/** Give every powiat its colour, and bring what is outlined to the front. */
export function paintPowiaty() {
  store.shapes.forEach((layer, code) => restyle(layer, styleOf(code)));
  const pinned = store.state.pins.flatMap((code) => store.shapes.get(code) ?? []);
  pinned.forEach((layer) => layer.bringToFront());
  const selected = selectedShape();
  if (selected) selected.setStyle(outline(SELECTED)).bringToFront();
  if (pinned.length || selected) waterToFront();
}

/** Outline the selected powiat again. */
export function paintSelected() {
  selectedShape()?.setStyle(outline(SELECTED));
}

/** Return the layer of the selected powiat. */
export function selectedShape() {
  return store.shapes.get(selectedOf("powiat"));
}

/**
 * Give powiaty a rim, or their own outline back.
 * @param {Iterable<string>} codes
 * @param {boolean} on
 */
export function rim(codes, on) {
  for (const code of codes) store.shapes.get(code)?.setStyle(on ? outline(RIM) : styleOf(code));
}

/**
 * Let all powiaty fade but those of a class; null shows all as they were.
 * @param {string | null} code class code
 */
export function showPowiatClass(code) {
  only = code;
  store.shapes.forEach((layer, teryt) => layer.setStyle(styleOf(teryt)));
  if (code === null) paintSelected();
}

/** @param {number} weight */
function outline(weight) {
  return { stroke: true, color: store.config.colours.highlight, weight };
}

/**
 * @param {string} code
 * @returns {L.PathOptions}
 */
function styleOf(code) {
  const {
    state,
    config: { colours },
  } = store;
  if (state.level !== "powiat") {
    /* gminy or voivodeships have the colours */
    return { color: colours.powiat_border, weight: BORDER, stroke: state.level === "gmina", fill: false };
  }
  const classCode = classOf(code);
  const fill = fillOf(classCode);
  const steppedBack = isEmphasised() && !store.emphasis.powiaty.has(code);
  return {
    color: classCode === OUTSIDE ? colours.outside_border : colours.border,
    weight: BORDER,
    dashArray: /** @type {any} */ (null),
    stroke: true,
    fill: true,
    ...(state.pins.includes(code) ? { color: colours.pin, ...PIN } : {}),
    ...fill,
    ...(steppedBack ? { fillOpacity: STEPPED_BACK } : {}),
    ...(only === null || only === classCode ? {} : { fillOpacity: FADED }),
  };
}
