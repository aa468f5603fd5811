// @ts-check
/* Labels that must not cover one another. */

/** @typedef {{ left: number, top: number, right: number, bottom: number }} Box */

const ABOVE = 5; /* pixels between a dot and the count below it */

/**
 * Return the box of a count that stands below a dot.
 * @param {string} text
 * @param {{ x: number, y: number }} dot
 * @param {number} size how much larger than usual letters are
 * @returns {Box}
 */
export function countBox(text, { x, y }, size) {
  const half = size * (5 + 4 * text.length);
  return { left: x - half, top: y + ABOVE, right: x + half, bottom: y + ABOVE + 19 * size };
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
