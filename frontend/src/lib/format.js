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
  return new Intl.NumberFormat(lang, { maximumFractionDigits: digits }).format(value);
}

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
  if (kind === "share") return (value) => percent(lang, value);
  if (kind === "plain") return String;
  const format = new Intl.NumberFormat(lang, { maximumFractionDigits: digits });
  return (value) => format.format(value);
}
