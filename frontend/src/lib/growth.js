// @ts-check
/* Lines that grow: how far they are at a share of their way. */

/** @typedef {{ lat: number, lng: number }} Point */

/**
 * Return the first part of a line, by its length in degrees; parts after it are empty.
 * @param {Point[][]} parts of the line, in its order
 * @param {number} share 0 to 1
 * @returns {Point[][]}
 */
export function grown(parts, share) {
  const all = parts.map(lengthOf);
  let left = share * all.reduce((sum, length) => sum + length, 0);
  return parts.map((points, at) => {
    const own = Math.min(left, all[at]);
    left -= own;
    return own >= all[at] ? points : beginning(points, own);
  });
}

/**
 * @param {Point[]} points
 * @param {number} length
 */
function beginning(points, length) {
  if (length <= 0) return [];
  const kept = [points[0]];
  let left = length;
  for (let at = 1; at < points.length && left > 0; at += 1) {
    const step = distance(points[at - 1], points[at]);
    kept.push(step <= left ? points[at] : along(points[at - 1], points[at], left / step));
    left -= step;
  }
  return kept;
}

/** @param {Point[]} points */
function lengthOf(points) {
  return points.slice(1).reduce((sum, point, at) => sum + distance(points[at], point), 0);
}

/** @param {Point} one @param {Point} other */
function distance(one, other) {
  return Math.hypot(one.lat - other.lat, one.lng - other.lng);
}

/**
 * Return the point at a share of the way.
 * @param {Point} from
 * @param {Point} to
 * @param {number} share
 * @returns {Point}
 */
export function along(from, to, share) {
  return { lat: between(from.lat, to.lat, share), lng: between(from.lng, to.lng, share) };
}

/**
 * Return the number at a share of the way.
 * @param {number} from
 * @param {number} to
 * @param {number} share
 */
export function between(from, to, share) {
  return from + (to - from) * share;
}

/**
 * Slow down towards the end.
 * @param {number} share of the time, 0 to 1
 */
export function eased(share) {
  return 1 - (1 - share) ** 3;
}
