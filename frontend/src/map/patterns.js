// @ts-check
/* Strokes over colours: for "no data", and beside the colours for those who tell colours badly. */
import { NO_DATA, OUTSIDE, cellOf, isNumbered, opacityOf, strokeSpacing } from "../lib/class_codes.js";
import { isDark } from "../lib/colour.js";
import { store } from "./store.js";

const NO_DATA_SPACING = 6;
const CELL = 12; /* pixels of a tile of level and upright strokes */

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
  if (code === NO_DATA) return diagonal(colour, NO_DATA_SPACING);
  if (!store.state.patterns || !isNumbered(code)) return null;
  return store.state.bivariate_legend ? crossHatch(colour, code) : diagonal(colour, strokeSpacing(code));
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
 * Return a tile of diagonal strokes.
 * @param {string} colour
 * @param {number} spacing
 */
function diagonal(colour, spacing) {
  const size = Math.max(3, Math.round(spacing));
  return keptTile(`diagonal ${colour} ${spacing}`, size, (pen) => {
    pen.fillStyle = colour;
    pen.fillRect(0, 0, size, size);
    pen.strokeStyle = isDark(colour) ? store.config.colours.paper : store.config.colours.stroke;
    pen.lineWidth = 1;
    [-size, 0, size].forEach((shift) => {
      pen.beginPath();
      pen.moveTo(shift - 1, size + 1);
      pen.lineTo(shift + size + 1, -1);
      pen.stroke();
    });
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
