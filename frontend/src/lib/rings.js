// @ts-check
/* Rings are sent as whole steps from point to point: half the bytes of degrees. */

/**
 * Return the points of a ring as [latitude, longitude] in degrees.
 * @param {number[]} ring longitude and latitude of the first point, then the steps to each next point
 * @param {number} step degrees of one step
 * @returns {[number, number][]}
 */
export function pointsOf(ring, step) {
  /** @type {[number, number][]} */
  const points = [];
  let [lon, lat] = [0, 0];
  for (let at = 0; at < ring.length; at += 2) {
    lon += ring[at];
    lat += ring[at + 1];
    points.push([lat * step, lon * step]);
  }
  return points;
}
