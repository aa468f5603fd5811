// @ts-check
/* Links that open source rows over the page; as any link they can be copied and opened beside. */
import { element } from "./dom.js";
import { sourceHref } from "./source_address.js";

/**
 * @param {string} key
 * @param {string} text
 * @param {string} lang
 */
export function sourceLink(key, text, lang) {
  const link = element("a", "", text);
  link.dataset.source = key;
  link.href = sourceHref(key, lang);
  link.addEventListener("keydown", (event) => event.key === "Enter" && event.stopPropagation());
  return link;
}
