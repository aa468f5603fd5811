// @ts-check
/* Links to source rows, in every table, panel and list: a click opens them over the page. The dialog and its
   file are fetched for the first one. */
import { element } from "../lib/dom.js";
import { fetched } from "../lib/fetched.js";
import { sourceIn } from "../lib/source_address.js";
import { writeSource } from "./address.js";
import { copy } from "./copy.js";

/** @import { PageWords } from "../lib/contract.js" */
/** @typedef {{ script: string, style: string, rows: string, asked: string }} Source */

/** @type {Source | undefined} */
let source;
/** @type {PageWords | undefined} */
let words;
let turn = 0;

/**
 * Take what the page says of its source rows; called on every change.
 * @param {Source} now
 * @param {PageWords} w
 */
export function setSource(now, w) {
  const isFirst = !source;
  source = now;
  words = w;
  if (!isFirst) return;
  document.addEventListener("click", follow, { capture: true }); /* before the row that the link stands in */
  const asked = sourceIn(new URL(location.href)) || now.asked;
  if (asked) open(asked, false);
}

/** @param {MouseEvent} event */
function follow(event) {
  const target = /** @type {Element | null} */ (event.composedPath()[0]);
  const link = /** @type {HTMLElement | null} */ (target?.closest?.("[data-source]"));
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  event.preventDefault();
  event.stopPropagation();
  open(link.dataset.source ?? "", link.dataset.report !== undefined);
}

/**
 * @param {string} key
 * @param {boolean} report whether a correction is to be proposed
 */
async function open(key, report) {
  if (!source) return;
  const now = (turn += 1);
  const [{ showSource }, rows] = await Promise.all([
    import(at(source.script).href),
    fetched(at(source.rows)),
    styled(at(source.style).href),
  ]);
  if (now !== turn) return; /* another one was asked for meanwhile */
  writeSource(key);
  showSource(
    rows,
    { key, report },
    {
      go: (/** @type {string} */ next) => open(next, false),
      closed: () => writeSource(""),
      copy: (/** @type {HTMLElement} */ button, /** @type {string} */ text) =>
        words && copy(button, text, words),
    },
  );
}

/**
 * Load the styles of the dialog, if they are not there yet.
 * @param {string} href
 */
function styled(href) {
  if (document.querySelector(`link[href="${href}"]`)) return undefined;
  const link = element("link");
  link.rel = "stylesheet";
  link.href = href;
  document.head.append(link);
  return new Promise((done) => {
    link.onload = link.onerror = done;
  });
}

/** @param {string} file */
function at(file) {
  return new URL(`app/static/${file}`, document.baseURI);
}
