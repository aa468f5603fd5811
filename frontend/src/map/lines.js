// @ts-check
/* Partnerships as lines, single or bundled to trunks. */
import { groupAt } from "../lib/class_codes.js";
import { rowsOf } from "../lib/columns.js";
import { grown } from "../lib/growth.js";
import { buildPlaces, drawPlaces } from "./places.js";
import { isEmphasised, restyle, store } from "./store.js";
import { keepGeometry, select } from "./streamlit.js";
import { TIP, lineTip } from "./tooltips.js";
import { drawTrunks, showTrunkGroup } from "./trunks.js";

/** @import * as Contract from "../lib/contract.js" */
/** @import { Line } from "./store.js" */
/** @import { Hover } from "./powiaty.js" */

const MARGIN = 0.02; /* around all lines, so that the outermost dots are whole */
const PLAIN = { color: "", weight: 1, opacity: 1 };

const STEPPED_BACK = 0.2; /* share of its opacity that a line keeps while others are selected */
const FADED = 0.06; /* while a group of the legend stands out */
const PASSING = 2.2;
const FEW = 20; /* selected lines up to so many are drawn much heavier than the others */

/** @type {string | null} the colour group that stands out; null for none */
let only = null;
/** @type {Line[]} lines that the map of trunks draws only while something is pointed at */
let passing = [];

/**
 * Make the lines; none without partnerships.
 * @param {Contract.Partnerships | undefined} partnerships
 * @param {Hover} hover
 */
export function buildLines(partnerships, hover) {
  const { layers, map, lines } = store;
  layers.trunks = L.layerGroup().addTo(map);
  layers.places = L.layerGroup().addTo(map);
  if (!partnerships) return;
  const Curve = curveClass();
  buildPlaces(partnerships, hover);
  store.lineSteps = partnerships.line_steps;
  rowsOf(partnerships.rows).forEach((row) => {
    const parts = row.arc.map((part) => part.map(([lon, lat]) => L.latLng(lat, lon)));
    const layer = new Curve(parts, { renderer: layers.renderer, smoothFactor: 0.3 });
    lines.set(row.lp, { ...row, layer, group: "", drawn: false, twin: null, style: PLAIN });
    keepGeometry(layer);
    layer.bindTooltip(() => lineTip(/** @type {Line} */ (lines.get(row.lp))), TIP);
    layer.on("mouseover", () => hover((line) => line.lp === row.lp));
    layer.on("mouseout", () => hover());
    layer.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      select("row", row.lp);
    });
  });
}

/**
 * Leaflet puts every vertex on a whole pixel, which makes steps of a gentle curve; these keep fractions.
 * @returns {typeof L.Polyline}
 */
function curveClass() {
  return L.Polyline.extend(
    /** @type {any} */ ({
      /** @this {any} @param {any[]} latlngs @param {L.Point[][]} result @param {L.Bounds} bounds */
      _projectLatlngs(latlngs, result, bounds) {
        if (!L.LineUtil.isFlat(latlngs)) {
          latlngs.forEach((part) => this._projectLatlngs(part, result, bounds));
          return;
        }
        const origin = this._map.getPixelOrigin();
        const points = latlngs.map((place) => this._map.project(place).subtract(origin));
        points.forEach((point) => bounds.extend(point));
        result.push(points);
      },
    }),
  );
}

/* ------------------------------------------------------------ drawing, often */
/** Draw the lines of the state: all, or trunks and the lines of the selection. */
export function drawLines() {
  if (!store.lines.size) return;
  drawPassing();
  drawTrunks();
  drawPlaces(drawSingle());
  if (only !== null) showTrunkGroup(only);
}

/* What stays keeps its layer; stacking all in order anew costs less than taking off and putting back. */
function drawSingle() {
  const { state, shown, map, emphasis } = store;
  const lines = state.bundled ? shown.filter((line) => emphasis.lines.has(line.lp)) : shown;
  shown.forEach((line, at) => (line.group = state.line_groups[at]));
  const drawn = lines.filter(isFirstOfPair);
  const kept = new Set(drawn);
  store.lines.forEach((line) => {
    if (line.drawn && !kept.has(line)) line.layer.remove();
    line.drawn = line.drawn && kept.has(line);
  });
  drawn.sort((one, other) => other.length_km - one.length_km); /* short ones on top */
  drawn.forEach((line) => {
    const colour = state.line_colours[groupAt(line.group, 0)];
    line.style = { color: colour, weight: state.line_width, opacity: state.line_opacity };
    restyle(line.layer, calmStyle(line));
    if (line.drawn) line.layer.bringToFront();
    else line.layer.addTo(map);
    line.drawn = true;
  });
  drawn.filter((line) => !state.bundled && isSelected(line)).forEach((line) => line.layer.bringToFront());
  return lines;
}

/**
 * Return what draws the lines that were not there before up to a share of their way.
 * @param {Set<number>} before running numbers
 * @returns {(share: number) => void}
 */
export function growLines(before) {
  const fresh = store.shown
    .filter((line) => line.drawn && !before.has(line.lp))
    .map(({ layer }) => ({ layer, parts: /** @type {L.LatLng[][]} */ (layer.getLatLngs()) }));
  return (share) => fresh.forEach(({ layer, parts }) => layer.setLatLngs(grown(parts, share)));
}

/**
 * Two rows that name each other are one line.
 * @param {Line} line
 */
function isFirstOfPair(line) {
  const mirrored = line.mirrored_lp === null ? undefined : store.lines.get(line.mirrored_lp);
  line.twin = mirrored && isShown(mirrored) ? mirrored : null;
  return !line.twin || line.lp < line.twin.lp;
}

/** @type {{ of: Line[] | null, set: Set<Line> }} */
const shownSet = { of: null, set: new Set() };

/** @param {Line} line */
function isShown(line) {
  if (shownSet.of !== store.shown) Object.assign(shownSet, { of: store.shown, set: new Set(store.shown) });
  return shownSet.set.has(line);
}

/* ------------------------------------------------------------------ emphasis */
/** @param {Line} line */
function calmStyle(line) {
  if (only === null) return restingStyle(line);
  const isOf = line.group === only || line.twin?.group === only;
  return { ...restingStyle(line), opacity: isOf ? 1 : FADED };
}

/** @param {Line} line */
function restingStyle(line) {
  const { style } = line;
  if (!isEmphasised()) return style;
  if (!isSelected(line)) return { ...style, opacity: style.opacity * STEPPED_BACK };
  if (store.state.bundled) return style;
  return { ...style, weight: style.weight + (store.emphasis.lines.size > FEW ? 0.8 : 2), opacity: 1 };
}

/** Return the layers of the selected lines that are drawn; none while the map shows trunks. */
export function selectedLines() {
  if (!store.state.selected || store.state.bundled) return [];
  return store.shown.filter((line) => line.drawn && isSelected(line)).map(({ layer }) => layer);
}

/** @param {Line} line */
function isSelected(line) {
  return store.emphasis.lines.has(line.lp);
}

/**
 * Let the lines that pass the test stand out; without one all are as before.
 * @param {(line: Line) => boolean} [test]
 * @returns {Set<string>} the powiaty at their ends
 */
export function fan(test) {
  /** @type {Set<string>} */
  const ends = new Set();
  drawPassing(test);
  store.shown
    .filter((line) => line.drawn)
    .forEach((line) => {
      const on = test && (test(line) || (line.twin && test(line.twin)));
      if (on) [line, line.twin].forEach((end) => end && ends.add(end.powiat));
      const calm = calmStyle(line);
      const back = test && !isSelected(line) ? { ...calm, opacity: calm.opacity / 2 } : calm;
      line.layer.setStyle(on ? { weight: line.style.weight + 1.6, opacity: 1 } : back);
    });
  return ends;
}

/**
 * On a map of trunks, draw the lines that pass a test for as long as it is pointed at; without one take them
 * off. The pointer must not feel them, or it would leave what it points at.
 * @param {(line: Line) => boolean} [test]
 */
function drawPassing(test) {
  passing.forEach(({ layer, drawn }) => {
    layer.options.interactive = true;
    if (!drawn) layer.remove();
  });
  const { state, shown, map } = store;
  passing = test && state.bundled ? shown.filter((line) => !line.drawn && test(line)) : [];
  const groups = new Map(shown.map((line, at) => [line, groupAt(state.line_groups, at)]));
  passing.forEach((line) => {
    line.layer.options.interactive = false;
    const color = state.line_colours[/** @type {number} */ (groups.get(line))];
    line.layer.setStyle({ color, weight: PASSING, opacity: 1 }).addTo(map);
  });
}

/**
 * Let the lines of a colour group stand out; null: all are as before.
 * @param {string | null} group
 */
export function showLineGroup(group) {
  only = group;
  showTrunkGroup(group);
  store.shown.filter((line) => line.drawn).forEach((line) => line.layer.setStyle(calmStyle(line)));
}

/**
 * Return what shows all lines and an area.
 * @param {L.LatLngBoundsLiteral} area
 */
export function boundsWith(area) {
  const all = L.latLngBounds(area);
  store.shown.forEach((line) => all.extend(line.layer.getBounds()));
  return all.pad(MARGIN);
}
