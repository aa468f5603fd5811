// @ts-check
/* Labels that must not cover one another. */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

const GAP = 5; /* pixels between a dot and the count below or above it */
const HIGH = 20;

/**
 * Return the box of a count that stands below or above a dot.
 * @param {string} text
 * @param {{ x: number, y: number }} dot
 * @param {number} size how much larger than usual letters are
 * @param {boolean} above
 * @returns {Box}
 */
export function countBox(text, { x, y }, size, above = false) {
  const half = size * (5 + 4 * text.length);
  const top = above ? y - GAP - HIGH * size : y + GAP;
  return { left: x - half, top, right: x + half, bottom: top + HIGH * size };
}

/**
 * Tell whether two boxes overlap; those that only touch do not.
 * @param {Box} one
 * @param {Box} other
 * @returns {boolean}
 */
export function overlap(one, other) {
  return one.left < other.right && other.left < one.right && one.top < other.bottom && other.top < one.bottom;
}

/**
 * Take the place of a box if no other box has it.
 * @param {Box} box
 * @param {Box[]} taken gets the box
 * @returns {boolean} whether there was room
 */
export function takePlace(box, taken) {
  if (taken.some((other) => overlap(box, other))) return false;
  taken.push(box);
  return true;
}
