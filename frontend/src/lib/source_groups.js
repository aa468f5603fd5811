// @ts-check
/* Which source rows belong together, and what they are called. */

import { fill } from "./format.js";

/** @import { SourceRows } from "./contract.js" */

/**
 * Return the keys of the printed rows of one kind that belong to all groups named, in printed order.
 * @param {SourceRows} data
 * @param {string} key of groups: "powiat:2417", "powiat:2417~year:2004"; or of the rows: "rows:3,12"
 * @param {"row" | "unit"} kind
 */
export function rowsOf(data, key, kind) {
  if (key.startsWith("rows:")) {
    const named = kind === "row" ? key.slice("rows:".length).split(",") : [];
    return named.map((number) => `row:${number}`).filter((row) => Object.hasOwn(data.rows, row));
  }
  const groups = key.split("~");
  return Object.keys(data.rows).filter(
    (row) => row.startsWith(`${kind}:`) && groups.every((group) => data.rows[row].groups.includes(group)),
  );
}

/**
 * Return the key of the row before or after a printed one; "" where there is none.
 * @param {SourceRows} data
 * @param {string} key
 * @param {number} step
 */
export function besideRow(data, key, step) {
  const [kind, number] = key.split(":");
  const next = `${kind}:${Number(number) + step}`;
  return ["row", "unit"].includes(kind) && Object.hasOwn(data.rows, next) ? next : "";
}

/**
 * Return what the rows are called.
 * @param {SourceRows} data
 * @param {string} key
 * @returns {string}
 */
export function titleOf(data, key) {
  const { words: w, titles, rows } = data;
  if (key.startsWith("rows:")) return w.source_row;
  const parts = key.split("~").map((part) => {
    const [kind, id] = part.split(":");
    if (kind === "row" || kind === "unit") return rows[part] ? fill(w[kind], { n: id }) : "";
    if (kind === "year") return id === "unknown" ? w.year_unknown : fill(w.year, { year: id });
    return titles[part] ?? (rows[part] ? w.entry : "");
  });
  return parts.every(Boolean) ? parts.join(", ") : w.missing;
}
