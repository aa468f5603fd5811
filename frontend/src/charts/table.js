// @ts-check
/* A table: sorted by its headings, walked by the keyboard, and drawn only where it is in sight. */
import { element, pickable } from "../lib/dom.js";
import { numbersIn } from "../lib/ranges.js";
import { BESIDE, columnWidths, nextSort, rowAfter, sortedRows, windowOf } from "../lib/table_rows.js";
import { cellWriter } from "./cells.js";
import { frame, isSelected } from "./frame.js";

/** @import { About, Figure } from "./frame.js" */
/** @import { Cell, Sort } from "../lib/table_rows.js" */

/** @typedef {{ label: string, kind: string, digits?: number }} Column */
/**
 * @typedef {Figure & {
 *   columns: Column[], rows: Cell[][], keys: string[], ids?: string, file?: string, label?: string,
 * }} Table `ids`: the positions of the rows shown, as ranges; all without them
 */
/**
 * @typedef {object} Drawn
 * @property {Table} figure
 * @property {string} same sign of what is built
 * @property {HTMLTableElement} grid
 * @property {HTMLElement} box that scrolls
 * @property {HTMLElement} body
 * @property {((value: Cell) => HTMLElement)[]} writers one for each column
 * @property {Sort} sort
 * @property {number[]} order positions of the rows shown, in order
 * @property {number} at the row that the tab key reaches
 * @property {number} rowHeight pixels; 0 until the first row is drawn
 * @property {{ from: number, until: number } | null} window rows drawn
 */

const ROW_HEIGHT = 29;
const HEIGHT = 420; /* of a box that is not laid out yet */

/**
 * @param {About} about
 * @param {Table} figure
 */
export function drawTable(about, figure) {
  const { file, title, columns, rows, keys, note } = figure;
  const same = file ?? JSON.stringify([title, columns, rows, keys, note]);
  if (about.table?.same !== same) about.table = build(about, figure, same);
  about.table.figure = figure;
  orderRows(about, about.table);
}

/**
 * @param {About} about
 * @param {Table} figure
 * @param {string} same
 * @returns {Drawn}
 */
function build(about, figure, same) {
  const grid = element("table");
  const head = element("thead");
  const line = element("tr");
  const box = element("div", "scroll");
  const body = element("tbody");
  const writers = figure.columns.map((column, at) => cellWriter(figure, column, at));
  const rowHeight = about.table?.rowHeight ?? 0;
  /** @type {Drawn} */
  const table = {
    figure,
    same,
    grid,
    box,
    body,
    writers,
    sort: null,
    order: [],
    at: 0,
    rowHeight,
    window: null,
  };
  grid.setAttribute("role", "grid");
  line.setAttribute("aria-rowindex", "1");
  line.append(...figure.columns.map((column, at) => heading(about, table, column, at)));
  head.append(line);
  grid.append(columnGroup(grid, figure), head, body);
  box.append(grid);
  box.addEventListener("scroll", () => drawRows(about, table), { passive: true });
  grid.addEventListener("keydown", (event) => moveTo(about, table, event));
  frame(about, figure, box);
  return table;
}

/**
 * @param {HTMLTableElement} grid
 * @param {Table} figure
 */
function columnGroup(grid, figure) {
  const widths = columnWidths(figure.columns, figure.rows);
  const whole = widths.reduce((sum, width) => sum + width, 0);
  grid.style.minWidth = `${whole}ch`;
  const group = element("colgroup");
  group.append(
    ...widths.map((width) => {
      const column = element("col");
      column.style.width = `${(100 * width) / whole}%`;
      return column;
    }),
  );
  return group;
}

/**
 * @param {About} about
 * @param {Drawn} table
 * @param {Column} column
 * @param {number} at
 */
function heading(about, table, column, at) {
  const cell = element("th", column.kind === "text" ? "" : "number");
  cell.scope = "col";
  const button = element("button", "", column.label);
  button.type = "button";
  cell.append(button);
  button.addEventListener("click", () => {
    table.sort = nextSort(table.sort, at);
    orderRows(about, table);
  });
  return cell;
}

/**
 * Bring the rows shown into the order asked for, and draw those in sight.
 * @param {About} about
 * @param {Drawn} table
 */
function orderRows(about, table) {
  const { figure, grid, sort } = table;
  const positions = figure.ids === undefined ? [...figure.rows.keys()] : numbersIn(figure.ids);
  table.order = sortedRows(
    figure.rows,
    positions.filter((at) => at < figure.rows.length),
    sort,
    figure.lang,
  );
  table.at = Math.min(table.at, Math.max(table.order.length - 1, 0));
  table.window = null;
  grid.setAttribute("aria-label", figure.title || figure.label || "");
  grid.setAttribute("aria-rowcount", String(table.order.length + 1));
  grid.querySelectorAll("th").forEach((cell, column) => {
    if (sort?.column === column) cell.setAttribute("aria-sort", sort.descending ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  });
  drawRows(about, table);
}

/**
 * @param {About} about
 * @param {Drawn} table
 */
function drawRows(about, table) {
  const { box, body, order } = table;
  const high = table.rowHeight || ROW_HEIGHT;
  const next = windowOf(box.scrollTop, box.clientHeight || HEIGHT, high, order.length);
  const now = table.window;
  if (now && Math.abs(next.from - now.from) < BESIDE / 2 && next.until <= now.until) return;
  const held = body.contains(document.activeElement);
  table.window = next;
  const rows = order
    .slice(next.from, next.until)
    .map((at, nth) => tableRow(about, table, at, next.from + nth));
  body.replaceChildren(gap(next.from * high), ...rows, gap((order.length - next.until) * high));
  table.rowHeight ||= rows[0]?.offsetHeight ?? 0;
  if (held) focusRow(body.querySelector("tr[tabindex='0']"));
}

/** @param {Element | null} row */
function focusRow(row) {
  /** @type {HTMLElement | null} */ (row)?.focus({ preventScroll: true });
}

/** @param {number} high pixels */
function gap(high) {
  const row = element("tr", "gap");
  row.hidden = high <= 0;
  row.setAttribute("aria-hidden", "true");
  row.style.height = `${high}px`;
  return row;
}

/**
 * @param {About} about
 * @param {Drawn} table
 * @param {number} at position of the row in the figure
 * @param {number} nth position of the row in the order
 */
function tableRow(about, table, at, nth) {
  const { rows, keys } = table.figure;
  const row = element("tr");
  row.append(...rows[at].map((cell, column) => table.writers[column](cell)));
  row.tabIndex = nth === table.at ? 0 : -1;
  row.querySelectorAll("a").forEach((link) => {
    link.tabIndex = row.tabIndex;
  });
  row.dataset.nth = String(nth);
  row.setAttribute("aria-rowindex", String(nth + 2));
  row.setAttribute("aria-selected", String(isSelected(table.figure, keys[at])));
  pickable(row, keys[at], (key) => about.pick(key));
  if (table.figure.hint && keys[at]) row.title = table.figure.hint;
  row.addEventListener("focus", () => {
    table.at = nth;
  });
  return row;
}

/**
 * Keys move from row to row; what is not drawn yet is brought into sight first.
 * @param {About} about
 * @param {Drawn} table
 * @param {KeyboardEvent} event
 */
function moveTo(about, table, event) {
  const target = /** @type {HTMLElement} */ (event.target);
  if (!target.matches("tbody tr")) return;
  const next = rowAfter(event.key, Number(target.dataset.nth), table.order.length);
  if (next === undefined) return;
  event.preventDefault();
  const { box, body, grid, rowHeight } = table;
  const top = next * rowHeight;
  const room = box.clientHeight - (grid.tHead?.offsetHeight ?? 0) - rowHeight;
  box.scrollTop = Math.max(top - room, Math.min(box.scrollTop, top));
  table.at = next;
  table.window = null;
  drawRows(about, table);
  focusRow(body.querySelector(`tr[data-nth="${next}"]`));
}
