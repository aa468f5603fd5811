// @ts-check
/* Room on the map: where a tooltip or the legend stands so that it is seen whole and hides little. */

/** @import { Box } from "./boxes.js" */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {{ width: number, height: number }} Size */

const FROM_POINTER = 14; /* pixels */

/**
 * Return where a box stands beside the pointer: to its right, left, below or above, whole if there is room.
 * @param {Point} pointer
 * @param {Size} size of the box
 * @param {Box} frame what is in sight
 * @returns {{ left: number, top: number }}
 */
export function besidePointer({ x, y }, { width, height }, frame) {
  const across = within(x - width / 2, width, frame.left, frame.right);
  const along = within(y - height / 2, height, frame.top, frame.bottom);
  const places = [
    { left: x + FROM_POINTER, top: along },
    { left: x - FROM_POINTER - width, top: along },
    { left: across, top: y + FROM_POINTER },
    { left: across, top: y - FROM_POINTER - height },
  ];
  const fits = places.find(
    ({ left, top }) =>
      left >= frame.left && left + width <= frame.right && top >= frame.top && top + height <= frame.bottom,
  );
  return fits ?? { left: across, top: along };
}

/**
 * Return the start nearest to the one asked for at which a length lies between two ends; a length that is
 * too long begins at the first.
 * @param {number} start
 * @param {number} length
 * @param {number} from
 * @param {number} to
 */
export function within(start, length, from, to) {
  return Math.max(from, Math.min(start, to - length));
}

/**
 * Return how much of some boxes a box covers, as a share of what of them is in the frame.
 * @param {Box} box
 * @param {Box[]} others
 * @param {Box} frame
 */
export function coveredShare(box, others, frame) {
  let seen = 0;
  let covered = 0;
  others.forEach((other) => {
    seen += common(other, frame);
    covered += common(clipped(other, frame), box);
  });
  return seen ? covered / seen : 0;
}

/**
 * Return the share of points in the frame that a box covers.
 * @param {Box} box
 * @param {Point[]} points
 * @param {Box} frame
 */
export function coveredPoints(box, points, frame) {
  const seen = points.filter((point) => isIn(frame, point));
  return seen.length ? seen.filter((point) => isIn(box, point)).length / seen.length : 0;
}

/**
 * @param {Box} box
 * @param {Point} point
 */
function isIn({ left, top, right, bottom }, { x, y }) {
  return x >= left && x <= right && y >= top && y <= bottom;
}

/**
 * Return the pixels by which the middle of a view moves so that what is fitted leaves room at one side.
 * @param {number} frame width of the frame
 * @param {number} fitted width of what is fitted
 * @param {number} room wanted at the side
 */
export function shiftFor(frame, fitted, room) {
  return Math.max(0, Math.min(frame - fitted, room)) / 2;
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {Box}
 */
function clipped(one, other) {
  return {
    left: Math.max(one.left, other.left),
    top: Math.max(one.top, other.top),
    right: Math.min(one.right, other.right),
    bottom: Math.min(one.bottom, other.bottom),
  };
}

/**
 * @param {Box} one
 * @param {Box} other
 * @returns {number} the area that both have
 */
function common(one, other) {
  const { left, top, right, bottom } = clipped(one, other);
  return Math.max(0, right - left) * Math.max(0, bottom - top);
}
