// @ts-check
/* What is drawn over a colour. */

/**
 * Below this brightness, of 0 to 255, white stands out more than dark ink. The threshold lies between the
 * darkest map colour that carries dark ink (#4f95c6, 133.8) and the lightest that carries white (#807dba,
 * 132.9).
 */
const DARK_BELOW = 133;

const BLUE_BY = 40; /* how much more blue than red a colour has to have */

/**
 * Tell whether water in its own blue would be lost on a colour.
 * @param {string} colour "#rrggbb"
 * @returns {boolean}
 */
export function isBlue(colour) {
  const [red, green, blue] = channels(colour);
  return red < green && green < blue && blue - red >= BLUE_BY;
}

/**
 * Tell whether a colour is dark, so that what stands on it has to be light.
 * @param {string} colour "#rrggbb"
 * @returns {boolean}
 */
export function isDark(colour) {
  const [red, green, blue] = channels(colour);
  return 0.299 * red + 0.587 * green + 0.114 * blue < DARK_BELOW;
}

/**
 * @param {string} colour
 * @returns {number[]}
 */
function channels(colour) {
  return [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
}
