// @ts-check
/* Partnerships as lines, single or bundled to trunks. */
import { bundledBelow } from "../lib/bundles.js";
import { groupAt } from "../lib/class_codes.js";
import { rowsOf } from "../lib/columns.js";
import { buildPlaces, drawPlaces } from "./places.js";
import { restyle, store } from "./store.js";
import { keepGeometry, select } from "./streamlit.js";
import { TIP, lineTip } from "./tooltips.js";
import { drawTrunks } from "./trunks.js";

/** @import * as Contract from "../lib/contract.js" */
/** @import { Line } from "./store.js" */
/** @import { Hover } from "./powiaty.js" */

const PLAIN = { color: "", weight: 1, opacity: 1 };

let bundled = /** @type {boolean | null} */ (null); /* as they are drawn now */
let oneGroup = false; /* a country or a year is selected, the others step back */

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
  rowsOf(partnerships.rows).forEach((row) => {
    const parts = row.arc.map((part) => part.map(([lon, lat]) => L.latLng(lat, lon)));
    const layer = new Curve(parts, { renderer: layers.renderer, smoothFactor: 0.3 });
    lines.set(row.lp, { ...row, layer, drawn: false, twin: null, style: PLAIN });
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
/** Whether lines are drawn as trunks. */
export function areBundled() {
  return bundled === true;
}

/** Whether the zoom asks for trunks where lines are drawn, or for lines where trunks are. */
export function isOtherwiseBundled() {
  return bundled !== wantsTrunks();
}

function wantsTrunks() {
  return store.map.getZoom() < bundledBelow(store.shown.length);
}

/** Draw the lines of the state. */
export function drawLines() {
  bundled = wantsTrunks();
  if (!store.lines.size) return;
  store.layers.trunks.clearLayers();
  if (bundled) drawTrunks();
  drawSingle();
  drawPlaces(bundled ? [] : store.shown);
}

/* What stays keeps its layer; stacking all in order anew costs less than taking off and putting back. */
function drawSingle() {
  const { state, shown, map } = store;
  const drawn = bundled
    ? []
    : shown
        .map((line, at) => ({ line, colour: state.line_colours[groupAt(state.line_groups, at)] }))
        .filter(({ line }) => isFirstOfPair(line));
  const kept = new Set(drawn.map(({ line }) => line));
  store.lines.forEach((line) => {
    if (line.drawn && !kept.has(line)) line.layer.remove();
    line.drawn = line.drawn && kept.has(line);
  });
  const oneOfAGroup = ["country", "year"].includes(state.selected?.kind ?? "");
  oneGroup = oneOfAGroup && drawn.some(({ line }) => isSelected(line));
  drawn.sort((one, other) => other.line.length_km - one.line.length_km); /* short ones on top */
  drawn.forEach(({ line, colour }) => {
    line.style = { color: colour, weight: state.line_width, opacity: state.line_opacity };
    restyle(line.layer, calmStyle(line));
    if (line.drawn) line.layer.bringToFront();
    else line.layer.addTo(map);
    line.drawn = true;
  });
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
  const { style } = line;
  if (isSelected(line)) return { ...style, weight: style.weight + 2, opacity: 1 };
  return oneGroup ? { ...style, opacity: style.opacity / 4 } : style;
}

/** @param {Line} line */
function isSelected(line) {
  return names(line) || Boolean(line.twin && names(line.twin));
}

/** @param {Line} line */
function names(line) {
  const { selected } = store.state;
  if (!selected) return false;
  const own = {
    row: String(line.lp),
    place: line.place,
    powiat: line.powiat,
    country: store.places.get(line.place)?.country,
    year: line.year ? String(line.year) : "unknown",
  };
  return /** @type {Record<string, string | undefined>} */ (own)[selected.kind] === selected.key;
}

/**
 * Let the lines that pass the test stand out; without one all are as before.
 * @param {(line: Line) => boolean} [test]
 * @returns {Set<string>} the powiaty at their ends
 */
export function fan(test) {
  /** @type {Set<string>} */
  const ends = new Set();
  store.shown
    .filter((line) => line.drawn)
    .forEach((line) => {
      const on = test && (test(line) || (line.twin && test(line.twin)));
      if (on) [line, line.twin].forEach((end) => end && ends.add(end.powiat));
      const { weight, opacity } = line.style;
      const calm = calmStyle(line);
      const back = test && !isSelected(line) ? { ...calm, opacity: opacity / 2 } : calm;
      line.layer.setStyle(on ? { weight: weight + 1.6, opacity: 1 } : back);
    });
  return ends;
}

/**
 * Let the lines of a colour group stand out; null: all are as before.
 * @param {string | null} group
 */
export function showLineGroup(group) {
  const groups = new Map(store.shown.map((line, at) => [line, store.state.line_groups[at]]));
  store.shown
    .filter((line) => line.drawn)
    .forEach((line) => {
      const of = groups.get(line) === group || (line.twin && groups.get(line.twin) === group);
      line.layer.setStyle(group === null ? calmStyle(line) : { opacity: of ? 1 : 0.06 });
    });
}

/**
 * Return what shows all lines and an area.
 * @param {L.LatLngBoundsLiteral} area
 */
export function boundsWith(area) {
  const all = L.latLngBounds(area);
  store.shown.forEach((line) => all.extend(line.layer.getBounds()));
  return all;
}
