// @ts-check
/* The typeface of the page in the map's frame: the same files, which the browser has already. */

const FAMILY = /^["']?Source Sans["']?$/;
const ADDRESS = /url\(["']?([^"')]+)["']?\)/g;

/** Declare the page's typeface here too; without it the map takes the next one of its list. */
export function takeTypeface() {
  const rules = [...window.parent.document.styleSheets].flatMap(facesOf);
  if (!rules.length) return;
  const style = document.createElement("style");
  style.textContent = rules.join("\n");
  document.head.append(style);
}

/**
 * @param {CSSStyleSheet} sheet
 * @returns {string[]} its rules of the typeface, with absolute addresses
 */
function facesOf(sheet) {
  const base = sheet.href ?? window.parent.document.baseURI;
  try {
    return [...sheet.cssRules]
      .filter((rule) => "style" in rule && FAMILY.test(/** @type {any} */ (rule).style.fontFamily))
      .map((rule) => rule.cssText)
      .filter((text) => text.startsWith("@font-face"))
      .map((text) => text.replace(ADDRESS, (_, address) => `url("${new URL(address, base).href}")`));
  } catch {
    return []; /* a sheet from elsewhere, which may not be read */
  }
}
