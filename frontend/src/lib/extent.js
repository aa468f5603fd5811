// @ts-check
/* The part of the world in sight, as the address writes it: zoom/latitude/longitude. */

const EXTENT = /^(\d{1,2}(?:\.\d{1,2})?)\/(-?\d{1,2}(?:\.\d{1,5})?)\/(-?\d{1,3}(?:\.\d{1,5})?)$/;
const VERSION = "3"; /* of the addresses written today */

/**
 * Read an extent.
 * @param {string | null} text
 * @returns {{ zoom: number, lat: number, lon: number } | null} null when it is none
 */
export function readExtent(text) {
  const found = EXTENT.exec(text ?? "");
  return found && { zoom: Number(found[1]), lat: Number(found[2]), lon: Number(found[3]) };
}

/**
 * Write an extent.
 * @param {number} zoom
 * @param {number} lat
 * @param {number} lon
 * @returns {string}
 */
export function writeExtent(zoom, lat, lon) {
  const degrees = (/** @type {number} */ value) => String(Number(value.toFixed(4)));
  return [Number(zoom.toFixed(2)), degrees(lat), degrees(lon)].join("/");
}

/**
 * Return the extent that an address holds; "" without a valid one.
 * @param {URL} url
 * @returns {string}
 */
export function extentIn(url) {
  const text = url.searchParams.get("extent") ?? "";
  return readExtent(text) ? text : "";
}

/**
 * Return an address with another extent, which stands last and with plain slashes.
 * @param {URL} url
 * @param {string} extent "" for none
 * @returns {URL}
 */
export function withExtent(url, extent) {
  const next = new URL(url);
  next.searchParams.delete("extent");
  next.search = [next.searchParams.toString(), extent && "extent=" + extent].filter(Boolean).join("&");
  return next;
}

/**
 * Return an address with another extent and the version that an address with choices needs.
 * @param {URL} url
 * @param {string} extent "" for none
 * @returns {URL}
 */
export function movedTo(url, extent) {
  const next = withExtent(url, "");
  if (extent && !next.searchParams.has("v")) next.searchParams.set("v", VERSION);
  return withExtent(next, extent);
}

/** @typedef {{ wide: number, high: number }} Size */

/** The map that the extent of a slide is given for, in pixels. */
export const SLIDE_FRAME = { wide: 960, high: 600 };

/**
 * Return the extent with which a map of another size shows all that it shows.
 * @param {string} text
 * @param {Size} from
 * @param {Size} to
 * @returns {string}
 */
export function rescaled(text, from, to) {
  const extent = readExtent(text);
  if (!extent || !from.wide || !from.high || !to.wide || !to.high) return text;
  const zoom = extent.zoom + Math.log2(Math.min(to.wide / from.wide, to.high / from.high));
  return writeExtent(Math.max(zoom, 0), extent.lat, extent.lon);
}
