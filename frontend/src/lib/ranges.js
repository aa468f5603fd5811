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

/**
 * Return ascending numbers as ranges.
 * @param {number[]} numbers
 * @returns {string}
 */
export function rangesOf(numbers) {
  /** @type {[number, number][]} */
  const parts = [];
  numbers.forEach((number) => {
    const last = parts.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else parts.push([number, number]);
  });
  return parts.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join();
}
