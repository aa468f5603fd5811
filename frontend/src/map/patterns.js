// @ts-check
/* Strokes over colours: for "no data", and beside the colours for those who tell colours badly. */
import { NO_DATA, OUTSIDE, cellOf, isNumbered, opacityOf, strokesOf } from "../lib/class_codes.js";
import { isDark } from "../lib/colour.js";
import { store } from "./store.js";

const HATCH = 6; /* pixels of a tile of one kind of strokes */
const CELL = 12; /* pixels of a tile of level and upright strokes */

/** @import { Strokes } from "../lib/class_codes.js" */

/** @type {Map<string, HTMLCanvasElement>} */
const tiles = new Map();
/** @type {Map<HTMLCanvasElement, CanvasPattern>} */
const patterns = new Map();

/**
 * Return the style of an area: its colour or its strokes, and how opaque it is.
 * @param {string} code class code
 * @returns {L.PathOptions}
 */
export function fillOf(code) {
  const colour = store.state.class_colours[code];
  const tile = tileOf(code, colour);
  const fillColor = /** @type {string} */ (tile ? patternOf(tile) : colour); /* a canvas takes both */
  return { fillColor, fillOpacity: opacityOf(code, Boolean(store.state.basemap)) };
}

/**
 * Return what a legend shows of a class: its colour or its strokes, as CSS.
 * @param {string} code
 * @param {string} colour
 * @returns {string}
 */
export function swatchOf(code, colour) {
  const tile = code === NO_DATA || code === OUTSIDE ? null : tileOf(code, colour);
  return tile ? `url(${tile.toDataURL()})` : colour;
}

/**
 * @param {string} code
 * @param {string} colour
 * @returns {HTMLCanvasElement | null} null for a plain colour
 */
function tileOf(code, colour) {
  if (code === NO_DATA) return hatched(colour, "rising");
  if (!store.state.patterns || !isNumbered(code)) return null;
  if (store.state.bivariate_legend) return crossHatch(colour, code);
  const strokes = strokesOf(code);
  return strokes ? hatched(colour, strokes) : null;
}

/**
 * @param {HTMLCanvasElement} tile
 * @returns {CanvasPattern}
 */
function patternOf(tile) {
  const known = patterns.get(tile);
  if (known) return known;
  const made = /** @type {CanvasPattern} */ (penOf(tile).createPattern(tile, "repeat"));
  patterns.set(tile, made);
  return made;
}

/**
 * Return a tile of strokes of one kind.
 * @param {string} colour
 * @param {Strokes | "rising"} strokes
 */
function hatched(colour, strokes) {
  return keptTile(`${strokes} ${colour}`, HATCH, (pen) => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, HATCH, HATCH);
    pen.fillStyle = pen.strokeStyle = isDark(colour)
      ? store.config.colours.paper
      : store.config.colours.stroke;
    pen.lineWidth = 1;
    if (strokes === "dots") pen.fillRect(2, 2, 2, 2);
    if (strokes === "level") pen.fillRect(0, 2, HATCH, 1);
    if (strokes === "upright") pen.fillRect(2, 0, 1, HATCH);
    if (strokes === "rising" || strokes === "crossed") diagonals(pen, HATCH, 0);
    if (strokes === "falling" || strokes === "crossed") diagonals(pen, 0, HATCH);
  });
}

/**
 * Draw a diagonal of a tile and the corners of its neighbours.
 * @param {CanvasRenderingContext2D} pen
 * @param {number} left height at the left edge
 * @param {number} right height at the right edge
 */
function diagonals(pen, left, right) {
  const slope = Math.sign(right - left);
  [-HATCH, 0, HATCH].forEach((shift) => {
    pen.beginPath();
    pen.moveTo(shift - 1, left - slope);
    pen.lineTo(shift + HATCH + 1, right + slope);
    pen.stroke();
  });
}

/**
 * Return a tile of one of nine classes: level strokes for the share, upright ones for partnerships.
 * @param {string} colour
 * @param {string} code
 */
export function crossHatch(colour, code) {
  const { row, column } = cellOf(code);
  return keptTile(`cross ${colour} ${code}`, CELL, (pen) => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, CELL, CELL);
    pen.fillStyle = inkOn(colour);
    for (let n = 0; n < row; n += 1) pen.fillRect(0, 2 + (n * CELL) / row, CELL, 1);
    for (let n = 0; n < column; n += 1) pen.fillRect(2 + (n * CELL) / column, 0, 1, CELL);
  });
}

/**
 * Return the colour of letters and strokes on a colour.
 * @param {string} colour
 */
export function inkOn(colour) {
  return isDark(colour) ? store.config.colours.paper : store.config.colours.ink;
}

/**
 * @param {string} key
 * @param {number} size
 * @param {(pen: CanvasRenderingContext2D) => void} draw
 */
function keptTile(key, size, draw) {
  const known = tiles.get(key);
  if (known) return known;
  const tile = document.createElement("canvas");
  tile.width = tile.height = size;
  draw(penOf(tile));
  tiles.set(key, tile);
  return tile;
}

/** @param {HTMLCanvasElement} tile */
function penOf(tile) {
  return /** @type {CanvasRenderingContext2D} */ (tile.getContext("2d"));
}
