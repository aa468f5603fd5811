// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { countBox, overlap, takePlace } from "../src/lib/boxes.js";
import { trunksOf } from "../src/lib/bundles.js";
import { cellOf, groupAt, isNumbered, opacityOf, strokesOf } from "../src/lib/class_codes.js";
import { isBlue, isDark } from "../src/lib/colour.js";
import { rowsOf } from "../src/lib/columns.js";
import { extentIn, movedTo, readExtent, withExtent, writeExtent } from "../src/lib/extent.js";
import { fill, number, percent, writer } from "../src/lib/format.js";
import { pointKind } from "../src/lib/places.js";
import { grown } from "../src/lib/growth.js";
import { numbersIn, rangesOf } from "../src/lib/ranges.js";
import { pointsOf } from "../src/lib/rings.js";
import { axis } from "../src/lib/scale.js";

/** @import { Ends } from "../src/lib/bundles.js" */

test("a template is filled with values and keeps what has none", () => {
  assert.equal(fill("{shown} of {total}", { shown: 3, total: "12" }), "3 of 12");
  assert.equal(fill("{name} {other}", { name: "{other}" }), "{other} {other}");
  assert.equal(fill("{toString}", {}), "{toString}");
});

test("numbers are written as a reader of the language does", () => {
  assert.equal(number("pl", 12345.6789), "12\u00a0345,679");
  assert.equal(number("en", 1234.5, 0), "1,235");
  assert.equal(percent("en", 0.1234), "12.3%");
  assert.equal(percent("pl", 0.987, 0), "99%");
  assert.equal(writer("pl", "share")(0.5), "50,0%");
  assert.equal(writer("pl", "number")(2399), "2\u00a0399");
  assert.equal(writer("pl", "number", 1)(9), "9,0");
  assert.equal(writer("pl", "plain")(2004), "2004");
  assert.equal(writer("pl", "number", 1)(2.25), "2,3");
  assert.equal(writer("en", "bar")(1234.6), "1,235");
});

test("dark colours carry light ink", () => {
  /** @type {[string, boolean][]} */
  const cases = [
    ["#ffffff", false],
    ["#000000", true],
    ["#08306b", true],
    ["#4292c6", true],
    ["#41ab5d", true],
    ["#807dba", true],
    ["#4f95c6", false],
    ["#a5651c", true],
    ["#aecde3", false],
    ["#f16913", false],
  ];
  for (const [colour, expected] of cases) assert.equal(isDark(colour), expected, colour);
});

test("only what is blue itself makes water dark", () => {
  const blue = ["#c6dbef", "#08306b", "#aecde3"];
  const other = ["#fade9c", "#006d2c", "#54278f", "#ffffff", "#a9a9a4"];
  assert.deepEqual([...blue, ...other].filter(isBlue), blue);
});

test("ranges are the numbers they stand for", () => {
  assert.deepEqual(numbersIn(""), []);
  assert.deepEqual(numbersIn("4"), [4]);
  assert.deepEqual(numbersIn("0-2,5,7-8"), [0, 1, 2, 5, 7, 8]);
  assert.equal(rangesOf([0, 1, 2, 5, 7, 8]), "0-2,5,7-8");
  assert.equal(rangesOf([]), "");
});

test("columns are rows", () => {
  assert.deepEqual(rowsOf({ lp: [1, 2], place: ["a", "b"] }), [
    { lp: 1, place: "a" },
    { lp: 2, place: "b" },
  ]);
  assert.deepEqual(rowsOf({ lp: [] }), []);
  assert.deepEqual(rowsOf({}), []);
});

test("a ring is its first point and the steps from it, longitude first", () => {
  assert.deepEqual(pointsOf([150, 510, 1, 0, -1, -2], 0.5), [
    [255, 75],
    [255, 75.5],
    [254, 75],
  ]);
  assert.deepEqual(pointsOf([], 0.1), []);
});

test("an axis begins at zero and has round ticks", () => {
  const numbers = axis([3, 17], "number", 100, 300);
  assert.deepEqual(numbers.ticks, [0, 5, 10, 15, 20]);
  assert.equal(numbers.at(0), 100);
  assert.equal(numbers.at(20), 300);
  assert.deepEqual(
    axis([0.42], "share", 0, 1).ticks.map((tick) => tick.toFixed(2)),
    ["0.00", "0.10", "0.20", "0.30", "0.40", "0.50"],
  );
  assert.deepEqual(axis([], "number", 0, 1).ticks, [0, 1]);
  assert.equal(axis([0], "share", 0, 50).ticks.length, 3);
});

test("counts stand where there is room", () => {
  const box = countBox("12", { x: 100, y: 50 }, 1);
  assert.deepEqual(box, { left: 87, top: 55, right: 113, bottom: 75 });
  assert.equal(countBox("12", { x: 100, y: 50 }, 2).right, 126);
  assert.equal(overlap(box, { ...box, left: 113, right: 120 }), false);
  assert.equal(overlap(box, { ...box, left: 112, right: 120 }), true);
  const above = countBox("12", { x: 100, y: 50 }, 1, true);
  assert.deepEqual([above.top, above.bottom], [25, 45]);
  const taken = [box];
  assert.equal(takePlace(countBox("7", { x: 105, y: 60 }, 1), taken), false);
  assert.equal(takePlace(countBox("7", { x: 105, y: 75 }, 1), taken), true);
  assert.equal(taken.length, 2);
});

test("a class code says how an area looks", () => {
  assert.deepEqual(["x", "n", "0", "1", "9"].map(isNumbered), [false, false, false, true, true]);
  assert.deepEqual(["1", "2", "3", "4", "5", "6"].map(strokesOf), [
    "",
    "dots",
    "falling",
    "level",
    "upright",
    "crossed",
  ]);
  assert.equal(opacityOf("x", false), 1);
  assert.equal(opacityOf("x", true), 0.05);
  assert.equal(opacityOf("3", true), 0.72);
  assert.deepEqual(cellOf("1"), { row: 0, column: 0 });
  assert.deepEqual(cellOf("6"), { row: 1, column: 2 });
  assert.deepEqual(cellOf("9"), { row: 2, column: 2 });
  assert.deepEqual(
    [0, 1, 2].map((at) => groupAt("0az", at)),
    [0, 10, 35],
  );
});

test("lines are bundled by country, largest first, in the colour of most", () => {
  /** @typedef {[number, number]} Point */
  /** @type {(country: string, group: number, from: Point, to: Point) => Ends} */
  const line = (country, group, from, to) => ({ country, group, from, to });
  const trunks = trunksOf([
    line("UA", 2, [50, 20], [49, 24]),
    line("DE", 1, [52, 15], [52, 13]),
    line("DE", 0, [50, 17], [50, 9]),
    line("DE", 1, [51, 16], [51, 11]),
  ]);
  assert.deepEqual(trunks, [
    { country: "DE", count: 3, group: 1, from: [51, 16], to: [51, 11] },
    { country: "UA", count: 1, group: 2, from: [50, 20], to: [49, 24] },
  ]);
  assert.equal(
    trunksOf([line("CZ", 3, [0, 0], [0, 0]), line("CZ", 1, [0, 0], [0, 0])])[0].group,
    1,
  ); /* a tie */
  assert.deepEqual(trunksOf([]), []);
});

test("an extent is zoom, latitude and longitude, and nothing else is one", () => {
  assert.deepEqual(readExtent("6.25/52.1/-19.4"), { zoom: 6.25, lat: 52.1, lon: -19.4 });
  for (const text of [
    null,
    "",
    "far",
    "6/52",
    "6/52/19/1",
    "-1/52/19",
    "6/152/19",
    "6/52/19.123456",
    "6,5/52/19",
  ]) {
    assert.equal(readExtent(text), null, String(text));
  }
  assert.equal(writeExtent(6.254, 52.123456, 19), "6.25/52.1235/19");
  assert.deepEqual(readExtent(writeExtent(7, 50.44, 16.65)), { zoom: 7, lat: 50.44, lon: 16.65 });
});

test("the extent stands last in the address", () => {
  const url = new URL("http://127.0.0.1/partnerstwa?extent=6/52/19&v=3&countries=DE");
  assert.equal(extentIn(url), "6/52/19");
  assert.equal(extentIn(new URL("http://127.0.0.1/?extent=far")), "");
  assert.equal(withExtent(url, "7/50/17").search, "?v=3&countries=DE&extent=7/50/17");
  assert.equal(withExtent(url, "").search, "?v=3&countries=DE");
  assert.equal(movedTo(new URL("http://127.0.0.1/partnerstwa"), "7/50/17").search, "?v=3&extent=7/50/17");
  assert.equal(movedTo(new URL("http://127.0.0.1/partnerstwa?lang=en"), "").search, "?lang=en");
  assert.equal(url.search, "?extent=6/52/19&v=3&countries=DE"); /* as it was */
});

test("the point of a place is its centre, its seat or a place within it", () => {
  /** @type {[string, string, string, string][]} */
  const cases = [
    ["Zagrzeb (Zagreb)", "city", "Zagrzeb", "centre"],
    ["Sambor", "city", "Sambor", "centre"],
    ["obwód lwowski", "region", "Lwów", "seat"],
    ["gmina Storuman (Storumans kommun)", "municipality", "Storuman", "seat"],
    ["rejon kijowsko-światoszyński", "district", "Bojarka; Wysznewe", "within"],
    ["Steirisches Vulkanland", "association", "Feldbach", "within"],
  ];
  for (const [name, kind, anchor, expected] of cases)
    assert.equal(pointKind({ name, kind, anchor }), expected);
});

test("a line grows from its beginning, over its parts", () => {
  const [a, b, c, d] = [0, 10, 20, 30].map((lng) => ({ lat: 0, lng }));
  const parts = [
    [a, b],
    [c, d],
  ];
  assert.deepEqual(grown(parts, 0), [[], []]);
  assert.deepEqual(grown(parts, 0.25), [[a, { lat: 0, lng: 5 }], []]);
  assert.deepEqual(grown(parts, 0.75), [
    [a, b],
    [c, { lat: 0, lng: 25 }],
  ]);
  assert.deepEqual(grown(parts, 1), parts);
});
