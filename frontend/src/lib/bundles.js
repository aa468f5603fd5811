// @ts-check
/* Many lines become one trunk for each country. */

/**
 * @typedef {object} Ends
 * @property {string} country
 * @property {number} group colour group
 * @property {[number, number]} from latitude and longitude of the powiat
 * @property {[number, number]} to of the place
 */
/**
 * @typedef {{ country: string, count: number, group: number, from: [number, number], to: [number, number] }}
 *   Trunk
 */

/**
 * Return one trunk for each country, largest first: between the mean ends, in the colour that most lines
 * have.
 * @param {Ends[]} lines
 * @returns {Trunk[]}
 */
export function trunksOf(lines) {
  /** @type {Map<string, Ends[]>} */
  const byCountry = new Map();
  lines.forEach((line) => {
    const own = byCountry.get(line.country);
    if (own) own.push(line);
    else byCountry.set(line.country, [line]);
  });
  return [...byCountry]
    .map(([country, own]) => ({
      country,
      count: own.length,
      group: mostFrequent(own.map((line) => line.group)),
      from: mean(own.map((line) => line.from)),
      to: mean(own.map((line) => line.to)),
    }))
    .sort((one, other) => other.count - one.count);
}

/**
 * Return the value that occurs most often; of equals the lowest.
 * @param {number[]} values
 * @returns {number}
 */
function mostFrequent(values) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  values.forEach((value) => counts.set(value, (counts.get(value) ?? 0) + 1));
  return [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0])[0][0];
}

/**
 * @param {[number, number][]} points
 * @returns {[number, number]}
 */
function mean(points) {
  const sum = points.reduce(([lat, lon], point) => [lat + point[0], lon + point[1]], [0, 0]);
  return [sum[0] / points.length, sum[1] / points.length];
}
