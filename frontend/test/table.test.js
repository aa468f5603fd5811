// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { BESIDE, columnWidths, nextSort, rowAfter, sortedRows, windowOf } from "../src/lib/table_rows.js";

const ROWS = [
  ["Łódź", 2],
  ["Lublin", null],
  ["Zamość", 10],
  ["Łuków", 2],
];
const ALL = [0, 1, 2, 3];

test("rows are sorted as the language does, and what is missing stands last", () => {
  assert.deepEqual(sortedRows(ROWS, ALL, null, "pl"), ALL);
  assert.deepEqual(sortedRows(ROWS, ALL, { column: 0, descending: false }, "pl"), [1, 0, 3, 2]);
  assert.deepEqual(sortedRows(ROWS, ALL, { column: 1, descending: false }, "pl"), [0, 3, 2, 1]);
  assert.deepEqual(sortedRows(ROWS, ALL, { column: 1, descending: true }, "pl"), [2, 0, 3, 1]);
  assert.deepEqual(sortedRows(ROWS, [2, 3], { column: 1, descending: false }, "pl"), [3, 2]);
  assert.deepEqual(
    sortedRows([["Row 10"], ["Row 9"]], [0, 1], { column: 0, descending: false }, "en"),
    [1, 0],
  );
  assert.deepEqual(ALL, [0, 1, 2, 3]); /* the positions handed in stay */
});

test("a heading sorts up, down and back", () => {
  const up = nextSort(null, 3);
  assert.deepEqual(up, { column: 3, descending: false });
  const down = nextSort(up, 3);
  assert.deepEqual(down, { column: 3, descending: true });
  assert.equal(nextSort(down, 3), null);
  assert.deepEqual(nextSort(down, 1), { column: 1, descending: false });
});

test("only the rows in sight are drawn, and some beside them", () => {
  assert.deepEqual(windowOf(0, 420, 30, 1000), { from: 0, until: 14 + 2 * BESIDE });
  assert.deepEqual(windowOf(3000, 420, 30, 1000), { from: 100 - BESIDE, until: 100 + 14 + BESIDE });
  assert.deepEqual(windowOf(29_970, 420, 30, 1000), { from: 999 - BESIDE, until: 1000 });
  assert.deepEqual(windowOf(0, 420, 30, 4), { from: 0, until: 4 });
  assert.deepEqual(windowOf(0, 420, 30, 0), { from: 0, until: 0 });
});

test("keys walk from row to row and stop at the ends", () => {
  /** @type {[string, number, number | undefined][]} */
  const cases = [
    ["ArrowDown", 4, 5],
    ["ArrowUp", 4, 3],
    ["PageDown", 4, 14],
    ["PageUp", 4, 0],
    ["Home", 4, 0],
    ["End", 4, 99],
    ["ArrowDown", 99, 99],
    ["ArrowUp", 0, 0],
    ["Tab", 4, undefined],
    ["a", 4, undefined],
  ];
  for (const [key, row, expected] of cases) assert.equal(rowAfter(key, row, 100), expected, `${key} ${row}`);
});

test("columns are as wide as most of their cells", () => {
  const columns = [
    { label: "Name", kind: "text" },
    { label: "n", kind: "bar" },
    { label: "a", kind: "plain" },
  ];
  const rows = [
    ["x".repeat(10), 1, null],
    ["x".repeat(10), 2, 3],
  ];
  assert.deepEqual(columnWidths(columns, rows), [13, 19, 7]);
  assert.deepEqual(columnWidths([{ label: "a", kind: "text" }], [["x".repeat(90)]]), [35]);
  assert.deepEqual(columnWidths([{ label: "Udział", kind: "share" }], [[13 / 14]]).map(Math.round), [10]);
  assert.deepEqual(columnWidths([{ label: "Powierzchnia", kind: "plain" }], []).map(Math.round), [17]);
});
