// @ts-check
/* Names of countries, waters, towns and areas, as text over the map. They are placed for every zoom; here
   they are only written. The list of powiaty says the same to a screen reader. */
import { rowsOf } from "../lib/columns.js";
import { drawing } from "../lib/dom.js";
import { baselinesOf, isCut, isShown, pathThrough, sizeAt, startOf, stepOf } from "../lib/labels.js";
import { pointsOf } from "../lib/rings.js";
import { load, store } from "./store.js";

/** @import * as Contract from "../lib/contract.js" */
/** @import { Box } from "../lib/boxes.js" */
/** @typedef {{ lat: number, lon: number }} Place */
/** @typedef {Contract.TownLabel & Place} Town */
/** @typedef {Contract.TextLabel & Place} Text */
/** @typedef {Omit<Contract.RiverLabel, "path"> & { path: [number, number][] }} River */
/** @typedef {{ sent: Contract.Labels, towns: Town[], texts: Text[], rivers: River[] }} Names */
/** @typedef {{ nodes: Element[], signs?: Element[], box: Box }} Written */

const PANE = "atlas-names";
const OVER_AREAS = "450"; /* what is chosen lies over the names */
const AROUND = 0.25; /* share of the frame that is written beyond its edge, for when the map is moved */
const COUNTRY = "country";
const CAPITAL = 0.42; /* the inner dot of a capital, as a share of the outer one */

/** @type {Names | null} */
let names = null;
/** @type {Element} */
let sheet;
/** @type {CanvasRenderingContext2D} */
let pen;
let family = "";
/** @type {Map<string, number>} */
const widths = new Map();
let step = 0;
let writtenFor = ""; /* what the names depend on, as they were written last */

/** Fetch the names and write them; without them the map is there all the same. */
export async function buildNames() {
  if (!store.config.files.labels) return;
  names = unpacked(await load("labels"));
  await document.fonts.ready;
  const pane = store.map.createPane(PANE);
  Object.assign(pane.style, { zIndex: OVER_AREAS, pointerEvents: "none" });
  pen = /** @type {CanvasRenderingContext2D} */ (document.createElement("canvas").getContext("2d"));
  family = getComputedStyle(document.body).fontFamily;
  sheet = drawing("svg", { class: "atlas-names", "aria-hidden": "true" });
  pane.append(sheet);
  store.map.on("zoomstart", () => sheet.classList.add("waiting"));
  store.map.on("moveend zoomend resize", drawNames);
  drawNames();
}

/**
 * @param {Contract.Labels} sent
 * @returns {Names}
 */
function unpacked(sent) {
  const placed = (/** @type {any} */ row) => ({
    ...row,
    lon: row.lon * sent.step,
    lat: row.lat * sent.step,
  });
  return {
    sent,
    towns: rowsOf(sent.towns).map(placed),
    texts: rowsOf(sent.texts).map(placed),
    rivers: rowsOf(sent.rivers).map((row) => ({ ...row, path: pointsOf(row.path, sent.step) })),
  };
}

/** Write the names of what is in sight; none is cut by the edge of the map. */
export function drawNames() {
  if (!names || !store.state) return;
  const { sent, towns, texts, rivers } = names;
  const { names: choice, bundled, lang } = store.state;
  const { map } = store;
  const due = [choice, bundled, lang, map.getZoom(), map.getCenter(), map.getSize()].join();
  sheet.classList.remove("waiting");
  if (due === writtenFor) return;
  writtenFor = due;
  step = stepOf(store.map.getZoom(), sent.steps_per_zoom);
  const bounds = store.map.getBounds().pad(AROUND);
  const isDue = (/** @type {Town | Text | River} */ row) => isShown(row, step, choice);
  const [west, south, east, north] = [
    bounds.getWest(),
    bounds.getSouth(),
    bounds.getEast(),
    bounds.getNorth(),
  ];
  const contains = (/** @type {Place} */ { lat, lon }) =>
    lat > south && lat < north && lon > west && lon < east; /* thousands of times: no objects */
  const isIn = (/** @type {Town | Text} */ row) => isDue(row) && contains(row);
  const isNamedByTrunk = (/** @type {Text} */ { kind }) => bundled && kind.startsWith(COUNTRY);
  const written = [
    ...rivers
      .filter((row) => isDue(row) && contains(middleOf(row)))
      .map((row, at) => riverName(sent, row, at)),
    ...texts.filter((row) => isIn(row) && !isNamedByTrunk(row)).map((row) => textName(sent, row)),
    ...towns.filter(isIn).map((row) => townName(sent, row)),
  ];
  const frame = frameOf();
  const whole = written.filter(({ box }) => !isCut(box, frame));
  sheet.replaceChildren(
    ...whole.flatMap(({ nodes }) => nodes),
    ...whole.flatMap(({ signs }) => signs ?? []) /* the halo of a letter covers no dot */,
  );
}

/** @param {River} river */
function middleOf({ path }) {
  const [lat, lon] = path[path.length >> 1];
  return { lat, lon };
}

/** @returns {Box} */
function frameOf() {
  const { x: left, y: top } = store.map.containerPointToLayerPoint([0, 0]);
  const size = store.map.getSize();
  return { left, top, right: left + size.x, bottom: top + size.y };
}

/**
 * @param {Contract.Labels} sent
 * @param {River} river
 * @param {number} at
 * @returns {Written}
 */
function riverName(sent, { text, letters, path }, at) {
  const looks = looksOf(sent, letters);
  const id = `atlas-river-${at}`;
  const points = path.map((place) => store.map.latLngToLayerPoint(place));
  const along = drawing("textPath", { href: `#${id}`, startOffset: "50%", "text-anchor": "middle" }, text);
  const nodes = [
    drawing("path", { id, d: pathThrough(points), fill: "none" }),
    drawing("text", { ...looks, class: "river", dy: -sent.river_offset }, along),
  ];
  const { min, max } = /** @type {Required<L.Bounds>} */ (L.bounds(points));
  const high = looks["font-size"];
  return { nodes, box: { left: min.x, top: min.y - high, right: max.x, bottom: max.y } };
}

/**
 * @param {Contract.Labels} sent
 * @param {Text} text
 * @returns {Written}
 */
function textName(sent, { kind, text, english, letters, lat, lon }) {
  const lines = ((store.state.lang === "en" && english) || text).split("\n");
  const looks = looksOf(sent, letters);
  const size = looks["font-size"];
  const { x, y } = store.map.latLngToLayerPoint([lat, lon]);
  const down = baselinesOf(sent, lines.length, size);
  const spans = lines.map((line, at) => drawing("tspan", { x, y: y + down[at] }, line));
  const half = Math.max(...lines.map((line) => widthOf(line, looks))) / 2;
  return {
    nodes: [drawing("text", { ...looks, class: kind, "text-anchor": "middle" }, ...spans)],
    box: { left: x - half, top: y + down[0] - size, right: x + half, bottom: y + down[lines.length - 1] },
  };
}

/**
 * @param {Contract.Labels} sent
 * @param {Town} town
 * @returns {Written}
 */
function townName(sent, { text, letters, side, capital, lat, lon }) {
  const { radius } = sent.letters[letters];
  const looks = looksOf(sent, letters);
  const size = looks["font-size"];
  const { x, y } = store.map.latLngToLayerPoint([lat, lon]);
  const width = widthOf(text, looks);
  const start = startOf(sent, sent.sides[side], radius, size, width);
  const dot = drawing("circle", { class: "dot", cx: x, cy: y, r: radius });
  const inner = drawing("circle", { class: "inner", cx: x, cy: y, r: CAPITAL * radius });
  return {
    nodes: [drawing("text", { ...looks, class: "town", x: x + start.x, y: y + start.y }, text)],
    signs: capital ? [dot, inner] : [dot],
    box: { left: x + start.x, top: y + start.y - size, right: x + start.x + width, bottom: y + start.y },
  };
}

/**
 * @param {Contract.Labels} sent
 * @param {string} letters
 */
function looksOf(sent, letters) {
  const { bold, spacing } = sent.letters[letters];
  const size = sizeAt(sent.letters[letters], step, sent.smaller_below);
  return { "font-size": size, "font-weight": bold ? 600 : 400, "letter-spacing": spacing };
}

/**
 * @param {string} text
 * @param {{ "font-size": number, "font-weight": number, "letter-spacing": number }} looks
 */
function widthOf(text, looks) {
  const font = `${looks["font-weight"]} ${looks["font-size"]}px ${family}`;
  const key = font + text;
  const known = widths.get(key);
  if (known !== undefined) return known;
  pen.font = font;
  const width = pen.measureText(text).width + looks["letter-spacing"] * text.length;
  widths.set(key, width);
  return width;
}
