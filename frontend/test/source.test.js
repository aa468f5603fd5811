// @ts-check
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { test } from "node:test";
import { correctionLines, csvLine, isAllowed } from "../src/lib/correction_lines.js";
import { sourceHref, sourceIn, withSource } from "../src/lib/source_address.js";
import { besideRow, rowsOf, titleOf } from "../src/lib/source_groups.js";
import { writing } from "../src/page/address.js";

const PROPOSALS = JSON.parse(
  await readFile(new URL("fixtures/proposals.json", import.meta.url), "utf8"),
); /* the same lines go into a copy of the data in tests/geo/pipeline/test_proposals.py */

/** Split a line of a CSV file, whose cells hold no line breaks. */
function cellsOf(/** @type {string} */ line) {
  const cells = [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)];
  return cells.map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain);
}

for (const proposal of PROPOSALS) {
  test(`proposal: ${proposal.says}`, () => {
    const known = proposal.lines.remove.map((/** @type {string} */ text) => {
      const line = cellsOf(text);
      return { line, key: line[1], file: proposal.lines.file.slice("corrections/".length, -".csv".length) };
    });
    assert.deepEqual(correctionLines(proposal, known), proposal.lines);
  });
}

test("a cell with a comma or a quotation mark is quoted", () => {
  assert.equal(csvLine(["a", "b,c", 'd"e', ""]), 'a,"b,c","d""e",');
});

test("a year before powiaty existed is not taken, nor a form that is none", () => {
  const year = /** @type {any} */ ({ pattern: "-|(1999|20\\d\\d)" });
  assert.deepEqual(
    ["1999", "2009", "-", "1998", "20091", ""].map((text) => isAllowed(year, text, undefined)),
    [true, true, true, false, false, false],
  );
  assert.equal(isAllowed(year, "treaty", { agreement: "umowa" }), false);
});

test("an address asks for source rows, and nonsense for none", () => {
  const at = (/** @type {string} */ query) => sourceIn(new URL(`http://a/dane?${query}`));
  assert.equal(at("record=row:12"), "row:12");
  assert.equal(at("record=powiat:2417~year:2004"), "powiat:2417~year:2004");
  assert.equal(at("record=<b>"), "");
  assert.equal(at(""), "");
  assert.equal(withSource(new URL("http://a/b?v=3"), "row:1").search, "?v=3&record=row%3A1");
  assert.equal(withSource(new URL("http://a/b?record=row:1"), "").search, "");
  assert.equal(sourceHref("unit:4", "en"), "dane?record=unit:4&lang=en");
});

test("what the server writes keeps the source rows of this page, and of no other", () => {
  const here = new URL("http://a/partnerstwa?v=3&record=row:12");
  const moment = { here, now: 9000, pushedAt: 0, actedAt: 1000 };
  assert.equal(writing("pushState", "/partnerstwa?v=3&k=4", moment).next.search, "?v=3&k=4&record=row%3A12");
  assert.equal(writing("pushState", "/powiat?v=3", moment).next.search, "?v=3");
});

const ROWS = /** @type {any} */ ({
  words: { row: "Wiersz {n}", year: "Od {year}", missing: "Nie ma", source_row: "Tabela" },
  titles: { "powiat:2417": "Powiat żywiecki" },
  rows: {
    "row:1": { groups: ["powiat:2417", "year:2004"] },
    "row:2": { groups: ["powiat:2417", "year:2005"] },
    "unit:1": { groups: ["powiat:2417"] },
  },
});

test("rows are listed by all groups that are named, or by their numbers", () => {
  assert.deepEqual(rowsOf(ROWS, "powiat:2417", "row"), ["row:1", "row:2"]);
  assert.deepEqual(rowsOf(ROWS, "powiat:2417", "unit"), ["unit:1"]);
  assert.deepEqual(rowsOf(ROWS, "powiat:2417~year:2005", "row"), ["row:2"]);
  assert.deepEqual(rowsOf(ROWS, "rows:2,1,7", "row"), ["row:2", "row:1"]);
  assert.deepEqual(rowsOf(ROWS, "rows:2", "unit"), []);
  assert.equal(titleOf(ROWS, "powiat:2417~year:2004"), "Powiat żywiecki, Od 2004");
  assert.equal(titleOf(ROWS, "row:2"), "Wiersz 2");
  assert.equal(titleOf(ROWS, "row:9"), "Nie ma");
});

test("one steps to the rows beside, as far as there are any", () => {
  assert.equal(besideRow(ROWS, "row:1", 1), "row:2");
  assert.equal(besideRow(ROWS, "row:2", 1), "");
  assert.equal(besideRow(ROWS, "powiat:2417", 1), "");
});
