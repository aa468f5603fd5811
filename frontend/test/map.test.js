// @ts-check
/* The modules of the map that need no map, on the fixture that pytest writes. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { beforeEach, test } from "node:test";
import { trunksOf } from "../src/lib/bundles.js";
import { rowsOf } from "../src/lib/columns.js";
import { numbersIn } from "../src/lib/ranges.js";
import { shownTicks } from "../src/map/histogram.js";
import { crossHatch, fillOf, inkOn } from "../src/map/patterns.js";
import {
  classOf,
  isEmphasised,
  keepPowiaty,
  selectedOf,
  shownPowiaty,
  store,
  take,
} from "../src/map/store.js";

/** @import * as Contract from "../src/lib/contract.js" */
/** @typedef {typeof import("./fixtures/contract.json")} Fixture */

/** @type {Fixture} */
const sent = JSON.parse(readFileSync(new URL("fixtures/contract.json", import.meta.url), "utf8"));

/* The fixture has the types of the contract: this is what the type check compares. */
/** @type {Contract.MapState[]} */
const states = Object.values(sent.states);
/** @type {Contract.Years} */
export const years = sent.years;
/** @type {Contract.Powiaty} */
const powiaty = /** @type {Fixture["powiaty"] & { shapes: any[], voivodeships: any }} */ (sent.powiaty);
/** @type {Contract.Partnerships} */
const partnerships = sent.partnerships;
/** @type {Contract.Voivodeships} */
const voivodeships = sent.voivodeships;
/** @type {Contract.Gminy} */
const gminy = sent.gminy;
/** @type {Contract.Labels} */
const labels = sent.labels;
/** @type {Contract.Ground} */
const ground = sent.ground;
/** @type {Contract.Water} */
const water = sent.water;
/** @type {Contract.MapWords} */
const words = sent.map_words;
/** @type {Contract.PageWords} */
const pageWords = sent.page_words;

/** @type {string[][]} */
let strokes;

beforeEach(() => {
  strokes = [];
  const pen = {
    fillRect: (/** @type {number[]} */ ...box) => strokes.at(-1)?.push(box.join()),
    beginPath() {},
    moveTo: (/** @type {number} */ x, /** @type {number} */ y) => strokes.at(-1)?.push(`from ${x},${y}`),
    lineTo: (/** @type {number} */ x, /** @type {number} */ y) => strokes.at(-1)?.push(`to ${x},${y}`),
    stroke() {},
  };
  Object.assign(globalThis, {
    document: {
      createElement: () => {
        strokes.push([]);
        return { getContext: () => ({ ...pen, createPattern: () => "pattern" }) };
      },
    },
  });
  store.config = {
    script: "",
    files: {},
    preload: [],
    failed: {},
    colours: /** @type {any} */ ({ ink: "#26241f", paper: "#ffffff" }),
  };
  keepPowiaty(powiaty);
  store.lines = new Map(rowsOf(partnerships.rows).map((row) => [row.lp, /** @type {any} */ (row)]));
});

test("the fixture holds every kind of state", () => {
  assert.deepEqual(Object.keys(sent.states), ["floods", "floods_gminy", "partnerships", "joint", "empty"]);
  for (const state of states) assert.equal(state.powiat_classes.length, powiaty.columns.teryt.length);
  assert.equal(sent.states.floods_gminy.area_classes.length, gminy.columns.name.length);
  assert.equal(gminy.rings.length, gminy.columns.name.length);
  assert.equal(labels.towns.side.length, labels.towns.text.length);
  assert.deepEqual(ground.kinds, ["country", "sea"]);
  assert.equal(water.rivers.length, water.widths.length);
  assert.equal(voivodeships.rings.length, voivodeships.columns.code.length);
  assert.equal(words.voivodeship, "województwo {name}");
  assert.equal(pageWords.streamlit.Close, "Zamknij");
});

test("class codes are looked up by the code of the powiat", () => {
  take(sent.states.joint);
  assert.deepEqual(
    powiaty.columns.teryt.map(classOf).map((code) => code === "x"),
    [false, false, true, true, true],
  );
  assert.deepEqual(
    shownPowiaty().map((powiat) => powiat.name),
    ["bolesławiecki", "Wrocław"],
  );
  assert.equal(classOf("9999"), "");
  take(sent.states.floods);
  assert.equal(classOf("0801"), "n");
});

test("the lines of a state are its rows in order", () => {
  take(sent.states.partnerships);
  assert.deepEqual(
    store.shown.map((line) => line.lp),
    [1, 2, 3, 5, 6],
  );
  assert.equal(store.shown.length, sent.states.partnerships.line_groups.length);
  take(sent.states.empty);
  assert.deepEqual(store.shown, []);
});

test("trunks are those that sheets draw", () => {
  const places = rowsOf(partnerships.places);
  const lines = rowsOf(partnerships.rows).map((row) => {
    const place = places.find(({ id }) => id === row.place) ?? places[0];
    const [lon, lat] = row.arc[0][0];
    return ends(place, [lat, lon]);
  });
  const made = trunksOf(lines).map(({ country, count, from, to }) => ({
    country,
    count,
    start: from,
    end: to,
  }));
  const rounded = (/** @type {unknown} */ _, /** @type {unknown} */ value) =>
    typeof value === "number" ? Math.round(value * 100) / 100 : value;
  assert.equal(JSON.stringify(made, rounded), JSON.stringify(sent.trunks, rounded));
});

/**
 * @param {Contract.Place} place
 * @param {[number, number]} from
 * @returns {import("../src/lib/bundles.js").Ends}
 */
function ends({ country, lat, lon }, from) {
  return { country, group: 0, from, to: [lat, lon] };
}

test("what belongs to the selection is told from the rest", () => {
  store.lines = new Map(
    rowsOf(partnerships.rows).map((row) => [row.lp, /** @type {any} */ ({ ...row, drawn: false })]),
  );
  take(states[2]);
  assert.equal(isEmphasised(), true);
  assert.deepEqual([...store.emphasis.lines], numbersIn(states[2].selected_lines));
  assert.ok(store.emphasis.lines.size < store.shown.length);
  assert.deepEqual(
    [...store.emphasis.places].map((id) => id.slice(0, 2)),
    [...store.emphasis.places].map(() => "ua"),
  );
  take(states[3]);
  assert.equal(isEmphasised(), false);
});

test("what is selected is asked for by its kind", () => {
  take(sent.states.floods);
  assert.equal(selectedOf("powiat"), "0201");
  assert.equal(selectedOf("country"), "");
  take(sent.states.joint);
  assert.equal(selectedOf("powiat"), "");
});

test("nine classes have nine patterns", () => {
  const codes = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
  codes.forEach((code) => crossHatch("#a9a9a4", code));
  assert.equal(new Set(strokes.map((boxes) => boxes.join(" "))).size, 9);
  assert.equal(inkOn("#08306b"), "#ffffff");
  assert.equal(inkOn("#efece6"), "#26241f");
});

test("an area has the colour of its class, strokes without data, and patterns when asked for", () => {
  take({ ...sent.states.floods_gminy, patterns: false });
  assert.deepEqual(fillOf("1"), { fillColor: store.state.class_colours["1"], fillOpacity: 1 });
  assert.equal(fillOf("n").fillColor, "pattern");
  take(sent.states.floods_gminy);
  assert.equal(fillOf("2").fillColor, "pattern");
  assert.equal(fillOf("1").fillColor, store.state.class_colours["1"]);
  assert.equal(fillOf("0").fillColor, store.state.class_colours["0"]);
  take(sent.states.partnerships);
  assert.equal(fillOf("x").fillOpacity, 0.05); /* over a basemap */
});

test("every class has strokes of its own, and none those of missing data", () => {
  take({
    ...sent.states.floods_gminy,
    class_colours: Object.fromEntries([..."n23456"].map((c) => [c, "#6baed6"])),
  });
  [..."n23456"].forEach((code) => fillOf(code));
  assert.equal(new Set(strokes.map((drawn) => drawn.join(" "))).size, 6);
});

test("the numbers of a histogram do not run into one another", () => {
  const ticks = [0, 0.05, 0.4, 0.45, 0.95, 1].map((at) => ({ at, text: String(at) }));
  assert.deepEqual(
    shownTicks(ticks, 244).map((tick) => tick.at),
    [0, 2, 5],
  );
});
