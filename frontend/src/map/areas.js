// @ts-check
/* Voivodeships and gminy. Their geometry is fetched when a level is first chosen; after that only class codes
   change: one for each area, in a fixed order. */
import { OUTSIDE } from "../lib/class_codes.js";
import { rowsOf } from "../lib/columns.js";
import { pointsOf } from "../lib/rings.js";
import { fillOf } from "./patterns.js";
import { selectedShape } from "./powiaty.js";
import { load, selectedOf, store } from "./store.js";
import { keepGeometry, select } from "./streamlit.js";
import { TIP, gminaTip, voivodeshipTip } from "./tooltips.js";
import { waterToFront } from "./water.js";

/** @import * as Contract from "../lib/contract.js" */

/**
 * How a level looks and what its areas do.
 * @typedef {object} Level
 * @property {(area: any) => HTMLElement} tip
 * @property {string} kind what a click selects
 * @property {(area: any) => string} key of what a click selects
 * @property {(area: any, code: string) => L.PathOptions} border
 */

const FADED = 0.15;
const HOVERED = 2.2;
/** @type {string | null} the class that stands out; null for none */
let only = null;

/** @type {Record<string, Level>} */
const LEVELS = {
  gmina: { tip: gminaTip, kind: "powiat", key: (area) => area.powiat, border: gminaBorder },
  voivodeship: {
    tip: voivodeshipTip,
    kind: "voivodeship",
    key: (area) => area.code,
    border: voivodeshipBorder,
  },
};

/**
 * A level whose layers are made: areas and shapes stand in the order of the class codes.
 * @typedef {{ level: string, group: L.LayerGroup, areas: any[], shapes: L.Polygon[] }} Built
 */
/** @type {Map<string, Promise<Built>>} */
const built = new Map();
/** @type {Built | null} */
let onMap = null;

/**
 * Draw the areas of the level of the state; powiaty have layers of their own.
 * @param {(message: string) => void} fail
 */
export async function drawAreas(fail) {
  const { level } = store.state;
  store.shapes.forEach((layer) => {
    layer.options.interactive = level === "powiat";
  });
  if (onMap && onMap.level !== level) {
    onMap.group.remove();
    onMap = null;
  }
  if (onMap) paint();
  if (onMap || level === "powiat") return;
  try {
    const made = await builtLevel(level);
    if (store.state.level === level && !onMap) put(made);
  } catch (error) {
    built.delete(level);
    fail(/** @type {Error} */ (error).message);
  }
}

/**
 * @param {string} level
 * @returns {Promise<Built>}
 */
function builtLevel(level) {
  const known = built.get(level);
  if (known) return known;
  const made = load(level).then((file) => build(level, file));
  built.set(level, made);
  return made;
}

/**
 * @param {string} level
 * @param {Contract.Gminy | Contract.Voivodeships} file
 * @returns {Built}
 */
function build(level, { step, rings, columns }) {
  const { tip, kind, key } = LEVELS[level];
  const areas = rowsOf(/** @type {Record<string, unknown[]>} */ (columns));
  const shapes = rings.map((parts, at) => {
    const points = parts.map((part) => part.map((ring) => pointsOf(ring, step)));
    const shape = L.polygon(points, { renderer: store.layers.renderer });
    keepGeometry(shape);
    shape.bindTooltip(() => tip(areas[at]), TIP);
    shape.on("mouseover", () =>
      shape.setStyle({ color: store.config.colours.highlight, weight: HOVERED }).bringToFront(),
    );
    shape.on("mouseout", () => {
      shape.setStyle(styleOf(level, areas[at], store.state.area_classes[at]));
      bordersToFront();
    });
    shape.on("click", () => select(kind, key(areas[at])));
    return shape;
  });
  return { level, group: L.layerGroup(shapes), areas, shapes };
}

/** @param {Built} made */
function put(made) {
  made.group.addTo(store.map);
  onMap = made;
  paint();
}

/**
 * Let all areas fade but those of a class; null shows all as they were.
 * @param {string | null} code class code
 */
export function showAreaClass(code) {
  only = code;
  paint();
}

/** Paint the areas drawn. */
function paint() {
  if (!onMap) return;
  const { level, areas, shapes } = onMap;
  shapes.forEach((shape, at) => shape.setStyle(styleOf(level, areas[at], store.state.area_classes[at])));
  bordersToFront();
}

function bordersToFront() {
  const { layers } = store;
  if (store.state.level === "gmina") layers.powiaty.bringToFront();
  waterToFront();
  selectedShape()?.bringToFront();
  selectedShapes().forEach((shape) => shape.bringToFront());
}

/** Return the shapes of the selected voivodeship, while voivodeships are drawn. */
export function selectedShapes() {
  const voivodeship = selectedOf("voivodeship");
  if (onMap?.level !== "voivodeship" || !voivodeship) return [];
  const { areas, shapes } = onMap;
  return shapes.filter((_, at) => areas[at].code === voivodeship);
}

/**
 * @param {string} level
 * @param {unknown} area
 * @param {string} code
 * @returns {L.PathOptions}
 */
function styleOf(level, area, code) {
  const faded = only === null || only === code ? {} : { fillOpacity: FADED };
  return { ...LEVELS[level].border(area, code), ...fillOf(code), ...faded };
}

/**
 * @param {Contract.Gmina} _
 * @param {string} code
 */
function gminaBorder(_, code) {
  const { colours } = store.config;
  return { color: code === OUTSIDE ? colours.outside_gmina_border : colours.gmina_border, weight: 0.35 };
}

/** @param {Contract.Voivodeship} area */
function voivodeshipBorder(area) {
  const { colours } = store.config;
  const isSelected = selectedOf("voivodeship") === area.code;
  return isSelected
    ? { color: colours.highlight, weight: 2.6 }
    : { color: colours.voivodeship_border, weight: 1 };
}

/** Return the level on the map, how many areas are drawn and their class codes; a test hook. */
export function drawnAreas() {
  return onMap && { level: onMap.level, drawn: onMap.shapes.length, codes: store.state.area_classes };
}
