// @ts-check
/* Numbers and sentences as a reader of one language writes them. */

/**
 * Fill the `{names}` of a template; a name without a value stays as it is.
 * @param {string} template
 * @param {Record<string, string | number>} values
 * @returns {string}
 */
export function fill(template, values) {
  return template.replace(/\{(\w+)\}/g, (whole, name) =>
    Object.hasOwn(values, name) ? String(values[name]) : whole,
  );
}

/**
 * Write a number with the thousands of a language.
 * @param {string} lang
 * @param {number} value
 * @param {number} [digits] decimals at most; three without it
 * @returns {string}
 */
export function number(lang, value, digits = 3) {
  const key = `${lang} ${digits}`; /* a format takes longer to make than all that it writes */
  const format =
    formats.get(key) ?? new Intl.NumberFormat(lang, { maximumFractionDigits: digits, useGrouping: true });
  formats.set(key, format);
  return format.format(value);
}

/** @type {Map<string, Intl.NumberFormat>} language and digits -> format */
const formats = new Map();

/**
 * Write a share of 0 to 1 as a percentage.
 * @param {string} lang
 * @param {number} share
 * @param {number} [digits] decimals at most
 * @returns {string}
 */
export function percent(lang, share, digits = 1) {
  return new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: digits }).format(share);
}

/**
 * Return how the numbers of a column or an axis are written: "share", "plain" (no thousands) or any other
 * kind.
 * @param {string} lang
 * @param {string} kind
 * @param {number} [digits]
 * @returns {(value: number) => string}
 */
export function writer(lang, kind, digits = 0) {
  if (kind === "share") return shareWriter(lang);
  if (kind === "plain") return String;
  const format = new Intl.NumberFormat(lang, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: true,
  });
  return (value) => format.format(value);
}

/**
 * Return what writes shares below each other: always with one decimal.
 * @param {string} lang
 */
function shareWriter(lang) {
  const format = new Intl.NumberFormat(lang, {
    style: "percent",
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  });
  return (/** @type {number} */ value) => format.format(value);
}
