// @ts-check
/* The legend of two measures: a square of nine cells with their counts. Every text is set as text. */
import { rowsOf } from "../lib/columns.js";
import { element } from "../lib/dom.js";
import { offer } from "./held.js";
import { inkOn, swatchOf } from "./patterns.js";
import { number, store } from "./store.js";

/** @import * as Contract from "../lib/contract.js" */
/** @typedef {{ label: string, count: number, code: string }} Cell `code`: of its class */

/**
 * Return the square.
 * @param {Contract.BivariateLegend} legend
 * @returns {HTMLElement}
 */
export function drawBivariateLegend(legend) {
  const box = element("div", "atlas-square");
  const said = element("p", "said", legend.hint);
  said.setAttribute("aria-hidden", "true"); /* the cells say it themselves */
  const table = element("table");
  const cells = rowsOf(legend.cells).map((cell, at) => ({ ...cell, code: String(at + 1) }));
  const tell = (/** @type {Cell | null} */ shown) => {
    said.textContent = shown ? nameOf(shown) : legend.hint;
  };
  table.append(...[2, 1, 0].map((row) => rowOf(legend, cells, row, tell)), ...columnTitles(legend));
  box.append(table, said);
  return box;
}

/** @param {Cell} cell */
function nameOf({ label, count }) {
  return `${label}: ${number(count)}`;
}

/**
 * @param {Contract.BivariateLegend} legend
 * @param {Cell[]} cells
 * @param {number} row steps of the share, least first
 * @param {(shown: Cell | null) => void} tell
 */
function rowOf(legend, cells, row, tell) {
  const line = element("tr");
  if (row === 2) line.append(rowTitle(legend));
  const head = element("th", "", legend.rows[row]);
  head.scope = "row";
  line.append(head, ...[0, 1, 2].map((column) => drawCell(cells[3 * row + column], tell)));
  return line;
}

/** @param {Contract.BivariateLegend} legend */
function rowTitle(legend) {
  const title = element("th", "turned");
  title.rowSpan = 3;
  title.scope = "rowgroup";
  title.append(element("span", "", `${legend.row_title} →`));
  return title;
}

/** @param {Contract.BivariateLegend} legend */
function columnTitles(legend) {
  const steps = element("tr");
  const heads = legend.columns.map((name) => element("th", "", name));
  heads.forEach((head) => {
    head.scope = "col";
  });
  steps.append(element("td"), element("td"), ...heads);
  const title = element("tr");
  const across = element("th", "", `${legend.column_title} →`);
  across.colSpan = 3;
  title.append(element("td"), element("td"), across);
  return [steps, title];
}

/**
 * @param {Cell} cell
 * @param {(shown: Cell | null) => void} tell
 */
function drawCell(cell, tell) {
  const { count, code } = cell;
  const colour = store.state.class_colours[code];
  const button = element("button");
  const text = element("span", "", number(count));
  text.style.background = colour; /* the count must not drown in strokes */
  button.append(text);
  button.type = "button";
  button.value = code;
  button.style.background = swatchOf(code, colour);
  button.style.color = inkOn(colour);
  button.setAttribute("aria-label", nameOf(cell));
  button.dataset.row = nameOf(cell);
  ["mouseenter", "focus", "click"].forEach((name) => button.addEventListener(name, () => tell(cell)));
  ["mouseleave", "blur"].forEach((name) => button.addEventListener(name, () => tell(null)));
  offer(button, { kind: "fill", key: code, label: cell.label }, null);
  const box = element("td", "cell");
  box.append(button);
  return box;
}
