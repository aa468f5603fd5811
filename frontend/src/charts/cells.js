// @ts-check
/* The cells of a table, by the kind of their column. */
import { element } from "../lib/dom.js";
import { writer } from "../lib/format.js";
import { SOURCES } from "../lib/source_address.js";
import { sourceLink } from "../lib/source_link.js";

/** @import { Cell } from "../lib/table_rows.js" */
/** @import { Column, Table } from "./table.js" */

const LONG = 24; /* letters from which a cell has a title */

/**
 * Return what makes the cells of a column.
 * @param {Table} figure
 * @param {Column} column
 * @param {number} at
 * @returns {(value: Cell) => HTMLElement}
 */
export function cellWriter({ lang, rows }, { kind, digits }, at) {
  if (SOURCES.includes(kind)) return (value) => sourceCell(lang, kind, value);
  const write = writer(lang, kind, digits);
  const isBar = kind === "bar";
  const largest = isBar ? Math.max(1, ...rows.map((cells) => Number(cells[at] ?? 0))) : 1;
  return (value) => {
    const text = value === null ? "–" : typeof value === "number" ? write(value) : value;
    const cell = element("td", isBar ? "bar" : kind === "text" ? "" : "number", text);
    if (kind === "text" && text.length > LONG) cell.title = text;
    if (isBar) cell.style.setProperty("--part", `${(100 * Number(value ?? 0)) / largest}%`);
    return cell;
  };
}

/**
 * Return a cell whose numbers open the source rows they stand for: "12", "2417", "12 i 45".
 * @param {string} lang
 * @param {string} kind
 * @param {Cell} value
 */
function sourceCell(lang, kind, value) {
  const cell = element("td", "number");
  const parts = value === null ? ["–"] : String(value).split(/(\d+)/);
  cell.append(...parts.map((part) => (/^\d/.test(part) ? sourceLink(`${kind}:${part}`, part, lang) : part)));
  return cell;
}
