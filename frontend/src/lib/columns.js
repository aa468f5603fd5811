// @ts-check
/* Tables are sent by columns, so that each name is sent once. */

/**
 * Return the rows of a table sent by columns.
 * @template {Record<string, unknown[]>} Columns
 * @param {Columns} columns all of one length
 * @returns {{ [Name in keyof Columns]: Columns[Name][number] }[]}
 */
export function rowsOf(columns) {
  const names = Object.keys(columns);
  const length = names.length ? columns[names[0]].length : 0;
  const rows = Array.from({ length }, (_, at) =>
    Object.fromEntries(names.map((name) => [name, columns[name][at]])),
  );
  return /** @type {any} */ (rows);
}
