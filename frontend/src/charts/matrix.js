// @ts-check
/* Counts by two groupings; darker cells hold more. */
import { element, pickable, walkable } from "../lib/dom.js";
import { writer } from "../lib/format.js";
import { frame, isSelected } from "./frame.js";

/** @import { About, Figure } from "./frame.js" */
/**
 * @typedef {Figure & {
 *   corner: string, row_labels: string[], column_labels: string[], values: number[][], keys: string[][],
 * }} Matrix
 */

const LIGHT_INK_FROM = 0.55; /* of the darkest cell */

/**
 * @param {About} about
 * @param {Matrix} figure
 */
export function drawMatrix(about, figure) {
  const largest = Math.max(1, ...figure.values.flat());
  const table = element("table", "matrix");
  table.setAttribute("role", "grid");
  table.style.setProperty("--columns", String(figure.column_labels.length));
  if (figure.title) table.setAttribute("aria-label", figure.title);
  const top = element("thead");
  top.append(headings(figure));
  const body = element("tbody");
  body.append(...figure.values.map((values, row) => matrixRow(about, figure, values, row, largest)));
  table.append(top, body);
  const box = element("div", "scroll");
  box.append(table);
  frame(about, figure, box);
  walkable(table, "td.pick");
}

/** @param {Matrix} figure */
function headings({ corner, column_labels: labels }) {
  const line = element("tr");
  const cells = [element("th", "", corner), ...labels.map(turned)];
  cells.forEach((cell) => {
    cell.scope = "col";
  });
  line.append(...cells);
  return line;
}

/** @param {string} label */
function turned(label) {
  const cell = element("th", "turned");
  cell.append(element("span", "", label));
  return cell;
}

/**
 * @param {About} about
 * @param {Matrix} figure
 * @param {number[]} values
 * @param {number} row
 * @param {number} largest
 */
function matrixRow(about, figure, values, row, largest) {
  const line = element("tr");
  const head = element("th", "", figure.row_labels[row]);
  head.scope = "row";
  line.append(head, ...values.map((value, column) => matrixCell(about, figure, value, row, column, largest)));
  return line;
}

/**
 * @param {About} about
 * @param {Matrix} figure
 * @param {number} value
 * @param {number} row
 * @param {number} column
 * @param {number} largest
 */
function matrixCell(about, figure, value, row, column, largest) {
  const text = writer(figure.lang, "number")(value);
  const cell = element("td", "", value ? text : "");
  cell.title = `${figure.row_labels[row]}, ${figure.column_labels[column]}: ${text}`;
  if (!value) return cell;
  if (figure.hint) cell.title += `\n${figure.hint}`;
  const part = Math.sqrt(value / largest);
  const key = figure.keys[row][column];
  cell.classList.add("filled");
  cell.classList.toggle("dark", part > LIGHT_INK_FROM);
  cell.style.setProperty("--part", `${Math.round(10 + 85 * part)}%`);
  cell.tabIndex = -1;
  cell.setAttribute("aria-selected", String(isSelected(figure, key)));
  pickable(cell, key, (picked) => about.pick(picked));
  return cell;
}
