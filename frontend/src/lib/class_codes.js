// @ts-check
/* What a class code means. Areas have one code each, in a fixed order: a class number, or one of two letters.
 */

export const OUTSIDE = "x"; /* the filters leave it out */
export const NO_DATA = "n";

const SIDE = 3;

/**
 * Tell whether a code is of a class with strokes of its own; zero and the letters have none.
 * @param {string} code
 * @returns {boolean}
 */
export function isNumbered(code) {
  return code > "0" && code <= "9";
}

/** @typedef {"" | "dots" | "falling" | "level" | "upright" | "crossed"} Strokes */

/** @type {Strokes[]} strokes of classes 1 to 6, as on sheets; rising ones are left to "no data" */
const STROKES = ["", "dots", "falling", "level", "upright", "crossed"];

/**
 * Return the strokes of a class: neighbours differ in direction, so that they are told apart in grey.
 * @param {string} code "1" to "6"
 * @returns {Strokes} "" for none
 */
export function strokesOf(code) {
  return STROKES[Number(code) - 1] ?? "";
}

/**
 * Return how opaque an area is.
 * @param {string} code
 * @param {boolean} overBasemap
 * @returns {number}
 */
export function opacityOf(code, overBasemap) {
  if (!overBasemap) return 1;
  return code === OUTSIDE ? 0.05 : 0.72;
}

/**
 * Return the row and the column, 0 to 2, of one of nine classes.
 * @param {string} code "1" to "9"
 * @returns {{ row: number, column: number }}
 */
export function cellOf(code) {
  const at = Number(code) - 1;
  return { row: Math.floor(at / SIDE), column: at % SIDE };
}

/**
 * Return the colour group of a line: one digit of base 36 for each line.
 * @param {string} groups
 * @param {number} at
 * @returns {number}
 */
export function groupAt(groups, at) {
  return parseInt(groups[at], 36);
}
