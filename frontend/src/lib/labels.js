// @ts-check
/* Names on the map: which are shown at a zoom, and where their letters start. Python has placed them by the
   same measures (geo/cartography/labels), which it sends along. */

import { overlap } from "./boxes.js";

/** @import * as Contract from "./contract.js" */
/** @import { Box } from "./boxes.js" */
/** @typedef {{ first: number, last: number, few: number }} Range steps of the zoom */

const ROUNDING = 1e-6;

/**
 * Return the step of a zoom; names are placed for each.
 * @param {number} zoom
 * @param {number} stepsPerZoom
 */
export function stepOf(zoom, stepsPerZoom) {
  return Math.floor(zoom * stepsPerZoom + ROUNDING);
}

/**
 * Tell whether a name is shown at a step.
 * @param {Range} range
 * @param {number} step
 * @param {string} choice all, few or none
 */
export function isShown({ first, last, few }, step, choice) {
  return choice !== "none" && step <= last && step >= (choice === "few" ? few : first);
}

/**
 * Return the size of letters at a step, in pixels.
 * @param {Contract.Letters} letters
 * @param {number} step
 * @param {number} smallerBelow
 */
export function sizeAt(letters, step, smallerBelow) {
  return letters.size - (step < smallerBelow ? 1 : 0);
}

/**
 * Return where the name of a town starts, from the middle of its dot.
 * @param {Pick<Contract.Labels, "gap" | "diagonal" | "cap_height" | "hanging">} measures
 * @param {number[]} side right and down
 * @param {number} radius of the dot
 * @param {number} size of the letters
 * @param {number} width of the name
 * @returns {{ x: number, y: number }} left end of its base line
 */
export function startOf(measures, [right, down], radius, size, width) {
  const isBeside = Math.abs(right) === 1;
  const far = (radius + measures.gap) * (isBeside && down ? measures.diagonal : 1);
  const cap = size * measures.cap_height;
  return {
    x: ((right - 1) / 2) * width + (isBeside ? right * far : 0),
    y: down === 0 ? cap / 2 : down > 0 ? far + cap : -far - (isBeside ? 0 : measures.hanging * size),
  };
}

/**
 * Return the base lines of a text around a point, as distances from it.
 * @param {Pick<Contract.Labels, "cap_height" | "line_height">} measures
 * @param {number} lines
 * @param {number} size
 * @returns {number[]}
 */
export function baselinesOf(measures, lines, size) {
  const first = (size * (measures.cap_height - measures.line_height * (lines - 1))) / 2;
  return Array.from({ length: lines }, (_, at) => first + at * size * measures.line_height);
}

/**
 * Tell whether a box is cut by the edge of a frame; one outside is not.
 * @param {Box} box
 * @param {Box} frame
 */
export function isCut(box, frame) {
  const isInside =
    box.left >= frame.left && box.right <= frame.right && box.top >= frame.top && box.bottom <= frame.bottom;
  return overlap(box, frame) && !isInside;
}

/**
 * Return the path through points.
 * @param {{ x: number, y: number }[]} points
 */
export function pathThrough(points) {
  return "M" + points.map(({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`).join("L");
}
