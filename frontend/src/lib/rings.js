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

/**
 * Return the points of a ring or line in Web Mercator, x and y by turns from 0 to 1, y downwards.
 * @param {number[]} ring longitude and latitude of the first point, then the steps to each next point
 * @param {number} step degrees of one step
 * @returns {Float64Array}
 */
export function flatPoints(ring, step) {
  const flat = new Float64Array(ring.length);
  let [lon, lat] = [0, 0];
  for (let at = 0; at < ring.length; at += 2) {
    lon += ring[at];
    lat += ring[at + 1];
    const sine = Math.sin((lat * step * Math.PI) / 180);
    flat[at] = (lon * step) / 360 + 0.5;
    flat[at + 1] = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  }
  return flat;
}
