// @ts-check
/* Names on the map: which are shown, and where their letters start. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { rowsOf } from "../src/lib/columns.js";
import { baselinesOf, isCut, isShown, pathThrough, sizeAt, startOf, stepOf } from "../src/lib/labels.js";
import { flatPoints, pointsOf } from "../src/lib/rings.js";

/** @typedef {typeof import("./fixtures/contract.json")} Fixture */
/** @type {Fixture} */
const sent = JSON.parse(readFileSync(new URL("fixtures/contract.json", import.meta.url), "utf8"));
const { labels, water } = sent;

test("names are placed for quarters of a zoom", () => {
  assert.equal(stepOf(5.75, labels.steps_per_zoom), 23);
  assert.equal(stepOf(5.7499999999, labels.steps_per_zoom), 23);
  assert.equal(stepOf(5.99, labels.steps_per_zoom), 23);
});

test("a name is shown from its first to its last step", () => {
  const range = { first: 20, last: 30, few: 26 };
  assert.deepEqual(
    [19, 20, 30, 31].map((step) => isShown(range, step, "all")),
    [false, true, true, false],
  );
  assert.deepEqual(
    [25, 26, 30, 31].map((step) => isShown(range, step, "few")),
    [false, true, true, false],
  );
  assert.equal(isShown(range, 25, "none"), false);
});

test("letters are a pixel smaller on a map of the whole country", () => {
  const { size } = labels.letters.town;
  assert.equal(sizeAt(labels.letters.town, 27, labels.smaller_below), size - 1);
  assert.equal(sizeAt(labels.letters.town, 28, labels.smaller_below), size);
});

test("the name of a town starts beside, over or under its dot", () => {
  const measures = { gap: 2, diagonal: 0.7, cap_height: 0.6, hanging: 0.1 };
  const start = (/** @type {number[]} */ side) => startOf(measures, side, 3, 10, 40);
  assert.deepEqual(start([1, -1]), { x: 3.5, y: -3.5 });
  assert.deepEqual(start([1, 1]), { x: 3.5, y: 9.5 });
  assert.deepEqual(start([-1, 0]), { x: -45, y: 3 });
  assert.deepEqual(start([0, -1]), { x: -20, y: -6 });
  assert.deepEqual(start([0.5, 1]), { x: -10, y: 11 });
});

test("the lines of a text stand around its point", () => {
  const measures = { cap_height: 0.6, line_height: 1 };
  assert.deepEqual(baselinesOf(measures, 1, 10), [3]);
  assert.deepEqual(baselinesOf(measures, 2, 10), [-2, 8]);
});

test("a name that the edge of the map would cut is told from those inside and outside", () => {
  const frame = { left: 0, top: 0, right: 100, bottom: 100 };
  const box = (/** @type {number} */ left) => ({ left, top: 10, right: left + 20, bottom: 20 });
  assert.deepEqual(
    [-30, -10, 0, 80, 90, 100].map((left) => isCut(box(left), frame)),
    [false, true, false, false, true, false],
  );
});

test("a path goes through all points", () => {
  assert.equal(
    pathThrough([
      { x: 1.04, y: 2 },
      { x: 3, y: -4.56 },
    ]),
    "M1.0 2.0L3.0 -4.6",
  );
});

test("what is sent has the names in order, and paths in degrees", () => {
  const [capital] = rowsOf(labels.towns);
  assert.equal(capital.text, "Stołeczne");
  assert.equal(capital.capital, true);
  const sea = rowsOf(labels.texts).find(({ kind }) => kind === "sea");
  assert.deepEqual([sea?.text, sea?.english], ["MORZE", "LONG SEA"]);
  const [first] = pointsOf(labels.rivers.path[0], labels.step);
  assert.ok(Math.abs(first[0]) < 1 && Math.abs(first[1]) < 2);
});

test("points are projected to Web Mercator", () => {
  const [x, y, east, south] = flatPoints([0, 0, 900_000, -450_000], 1e-4);
  assert.deepEqual([x, y, east], [0.5, 0.5, 0.75]);
  assert.ok(Math.abs(south - 0.6402748) < 1e-6);
  assert.equal(flatPoints(water.rivers[0], water.step).length, water.rivers[0].length);
});
