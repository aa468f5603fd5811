// @ts-check
/* Tables and charts beside the map. A row, cell, bar or dot has a key; a click or Enter picks it. Rows of the
   large tables are fetched once, and a change sends only which of them are shown. */
import { element } from "../lib/dom.js";
import { fetched } from "../lib/fetched.js";
import { drawBars } from "./bars.js";
import { drawMatrix } from "./matrix.js";
import { drawScatter } from "./scatter.js";
import { drawTable } from "./table.js";

/** @import { About } from "./frame.js" */
/** @import { Component } from "../page/component.js" */

const LONGEST_WAIT_MS = 400;

/** @type {Record<string, (about: About, figure: any) => void>} */
const DRAW = { table: drawTable, matrix: drawMatrix, bars: drawBars, scatter: drawScatter };

/** @type {WeakMap<Element, About>} */
const known = new WeakMap();

/**
 * Show a chart; called on every change of its data.
 * @param {Component} component
 */
export async function showChart({ data, parentElement, setTriggerValue }) {
  const about = known.get(parentElement) ?? { root: element("div", "atlas-figure"), turn: 0, pick: () => {} };
  known.set(parentElement, about);
  const turn = (about.turn += 1);
  about.pick = (key) => setTriggerValue("picked", key);
  const file = data.file ? await fetched(new URL(`app/static/${data.file}`, document.baseURI)) : {};
  if (turn !== about.turn) return; /* a newer change came first */
  const isFirst = !about.root.isConnected;
  if (isFirst) parentElement.append(about.root);
  if (isFirst || isInSight(about.root)) draw(about, { ...data, ...file });
  else soon(() => turn === about.turn && draw(about, { ...data, ...file })); /* the map comes first */
}

/**
 * @param {About} about
 * @param {any} figure
 */
function draw(about, figure) {
  about.root.lang = figure.lang;
  DRAW[figure.kind](about, figure);
}

/** @param {Element} node */
function isInSight(node) {
  const box = node.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight;
}

/** @param {() => void} act */
function soon(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act, { timeout: LONGEST_WAIT_MS });
  else setTimeout(act, 100);
}
