// @ts-check
/* What every chart has around it: a title above, a note below. */
import { element } from "../lib/dom.js";

/**
 * What a component knows of one chart on the page.
 * @typedef {object} About
 * @property {HTMLElement} root
 * @property {number} turn of the newest change
 * @property {(key: string) => void} pick
 * @property {import("./table.js").Drawn} [table]
 */
/**
 * @typedef {object} Figure
 * @property {string} kind
 * @property {string} lang
 * @property {string} [title]
 * @property {string} [note]
 * @property {string} [selected] key of what is selected, or filtered to
 * @property {string} [hint] what a click does
 */

/**
 * Show a body with the title and the note of its figure.
 * @param {About} about
 * @param {Figure} figure
 * @param {Element} body
 */
export function frame(about, figure, body) {
  const focused = /** @type {HTMLElement | null} */ (document.activeElement);
  const key = about.root.contains(focused) ? focused?.dataset.key : undefined;
  about.root.replaceChildren(
    ...(figure.title ? [element("h3", "", figure.title)] : []),
    body,
    ...(figure.note ? [element("p", "note", figure.note)] : []),
  );
  if (key) keyed(about.root, key)?.focus({ preventScroll: true });
}

/**
 * Return what stands for a key, so that the focus survives a drawing.
 * @param {HTMLElement} root
 * @param {string} key
 */
function keyed(root, key) {
  const marks = /** @type {HTMLElement[]} */ ([...root.querySelectorAll("[data-key]")]);
  return marks.find((mark) => mark.dataset.key === key);
}

/**
 * Tell whether a key is of what is selected.
 * @param {Figure} figure
 * @param {string} key
 */
export function isSelected({ selected }, key) {
  return Boolean(selected) && key === selected;
}
