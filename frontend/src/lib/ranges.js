// @ts-check
/* Ascending whole numbers as short text: neighbours are sent as a range. */

/**
 * Return the numbers of ranges like "0-5,7".
 * @param {string} ranges
 * @returns {number[]}
 */
export function numbersIn(ranges) {
  /** @type {number[]} */
  const all = [];
  ranges
    .split(",")
    .filter(Boolean)
    .forEach((range) => {
      const [first, last = first] = range.split("-").map(Number);
      for (let at = first; at <= last; at += 1) all.push(at);
    });
  return all;
}
