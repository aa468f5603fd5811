// @ts-check
/* Which rows of a table are drawn, in which order, and how wide its columns are. */

/** @typedef {string | number | null} Cell */
/** @typedef {{ column: number, descending: boolean } | null} Sort */

/* Rows drawn above and below those in sight; hundreds of rows make every change slow. */
export const BESIDE = 12;

/**
 * Return the positions of the rows in the order asked for; what is missing stands last, equal rows as they
 * were.
 * @param {Cell[][]} rows
 * @param {number[]} positions of the rows shown
 * @param {Sort} sort
 * @param {string} lang
 * @returns {number[]}
 */
export function sortedRows(rows, positions, sort, lang) {
  if (!sort) return positions;
  const { column, descending } = sort;
  const order = new Intl.Collator(lang, { numeric: true }).compare;
  return [...positions].sort((one, other) => {
    const [a, b] = [rows[one][column], rows[other][column]];
    if (a === null || b === null) return Number(a === null) - Number(b === null) || one - other;
    const by = typeof a === "number" ? a - Number(b) : order(a, String(b));
    return (descending ? -by : by) || one - other;
  });
}

/**
 * Return the next sorting after a click on a heading: ascending, descending, none.
 * @param {Sort} sort
 * @param {number} column
 * @returns {Sort}
 */
export function nextSort(sort, column) {
  if (sort?.column !== column) return { column, descending: false };
  return sort.descending ? null : { column, descending: true };
}

/**
 * Return the first row that is drawn and the one after the last.
 * @param {number} scrolled pixels above the rows in sight
 * @param {number} height pixels in sight
 * @param {number} rowHeight pixels of a row
 * @param {number} count of all rows
 * @returns {{ from: number, until: number }}
 */
export function windowOf(scrolled, height, rowHeight, count) {
  const from = Math.max(0, Math.min(Math.floor(scrolled / rowHeight), count - 1) - BESIDE);
  return { from, until: Math.min(count, from + Math.ceil(height / rowHeight) + 2 * BESIDE) };
}

/**
 * Return the row that a key leads to; undefined for any other key.
 * @param {string} key
 * @param {number} row
 * @param {number} count
 * @returns {number | undefined}
 */
export function rowAfter(key, row, count) {
  const last = count - 1;
  const keys = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + 10,
    PageUp: row - 10,
    Home: 0,
    End: last,
  };
  const next = /** @type {Record<string, number>} */ (keys)[key];
  return next === undefined ? undefined : Math.max(0, Math.min(next, last));
}

/**
 * @param {Cell} cell
 * @param {string} kind
 */
function writtenLength(cell, kind) {
  if (cell === null) return 0;
  return kind === "share" ? "100,0%".length : String(cell).length;
}

/**
 * Return the widths of the columns in letters, from the text itself: the browser need not measure hundreds of
 * rows.
 * @param {{ label: string, kind: string }[]} columns
 * @param {Cell[][]} rows
 * @returns {number[]}
 */
export function columnWidths(columns, rows) {
  return columns.map((column, at) => {
    const lengths = rows.map((cells) => writtenLength(cells[at], column.kind)).sort((a, b) => a - b);
    const usual = lengths[Math.floor(lengths.length * 0.95)] || 0;
    const longestWord = Math.max(...column.label.split(" ").map((word) => word.length));
    return Math.min(Math.max(usual, longestWord * 1.15, column.kind === "bar" ? 16 : 4), 32) + 3;
  });
}
