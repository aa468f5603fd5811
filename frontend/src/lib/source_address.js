// @ts-check
/* Source rows in an address: the key of what is shown over a page, as in geo/choices/source_rows.py. */

const PARAMETER = "record";
const PAGE = "dane"; /* where a link opens them on a page of their own */

/** Kinds of columns whose cells open source rows. */
export const SOURCES = ["row", "unit", "powiat"];

const PART = /^((row|unit|powiat|voivodeship|place|country|year|entry):[\w:.,-]{1,80}|rows:[\d,]{1,2000})$/;

/**
 * Return the key of the source rows that an address asks for; "" for none or nonsense.
 * @param {URL} url
 */
export function sourceIn(url) {
  const key = url.searchParams.get(PARAMETER) ?? "";
  const parts = key.split("~");
  return parts.length <= 2 && parts.every((part) => PART.test(part)) ? key : "";
}

/**
 * Return an address that asks for source rows.
 * @param {URL} url
 * @param {string} key "" for none
 */
export function withSource(url, key) {
  const next = new URL(url);
  if (key) next.searchParams.set(PARAMETER, key);
  else if (next.searchParams.has(PARAMETER)) next.searchParams.delete(PARAMETER);
  return next;
}

/**
 * Return the address, below that of the app, that opens source rows.
 * @param {string} key
 * @param {string} lang
 */
export function sourceHref(key, lang) {
  return `${PAGE}?${PARAMETER}=${key}${lang === "pl" ? "" : `&lang=${lang}`}`;
}
