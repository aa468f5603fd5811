// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { writing } from "../src/page/address.js";
import { actionOf, isTaken } from "../src/page/keys.js";
import { chosenAfter } from "../src/page/search.js";
import { translated, wordsOf } from "../src/page/translate.js";

const PAGE = { present: false, selected: false, can_present: true, stepped: false, plays: false };
const WALL = { ...PAGE, present: true };
const SLIDES = { ...WALL, stepped: true };

test("keys ask for what the page can do", () => {
  /** @type {[string, typeof PAGE, string][]} */
  const cases = [
    ["p", PAGE, "present"],
    ["P", PAGE, "present"],
    ["p", { ...PAGE, can_present: false }, ""],
    ["p", SLIDES, ""],
    ["Escape", PAGE, ""],
    ["Escape", { ...PAGE, selected: true }, "clear"],
    ["Escape", SLIDES, "leave"],
    ["ArrowRight", SLIDES, "next"],
    ["PageUp", SLIDES, "previous"],
    ["Home", SLIDES, "first"],
    ["End", SLIDES, "last"],
    ["ArrowRight", PAGE, ""],
    ["ArrowRight", WALL, ""],
    ["Escape", WALL, "leave"],
    [" ", WALL, ""],
    [" ", { ...WALL, plays: true }, "play"],
    [" ", { ...PAGE, plays: true }, ""],
    ["x", SLIDES, ""],
    ["toString", SLIDES, ""],
  ];
  for (const [key, situation, expected] of cases) assert.equal(actionOf(key, situation), expected, key);
});

test("a key belongs to the field or list it is pressed in", () => {
  const inside = (/** @type {string} */ part) => ({
    closest: (/** @type {string} */ selector) => selector.includes(part),
  });
  assert.equal(isTaken("p", inside("textarea")), true);
  assert.equal(isTaken("Escape", inside("textarea")), true);
  assert.equal(isTaken("ArrowRight", inside("[role='slider']")), true);
  assert.equal(isTaken("Escape", inside("[role='slider']")), false);
  assert.equal(isTaken("p", { closest: () => null }), false);
  assert.equal(isTaken(" ", inside("button, a")), true);
  assert.equal(isTaken("ArrowRight", inside("button, a")), false);
  assert.equal(isTaken("p", {}), false);
});

const here = new URL("http://127.0.0.1/partnerstwa?v=3&countries=DE&extent=6/52/19");
const calm = { here, now: 10_000, pushedAt: -3000, actedAt: 0 };

test("what the server writes keeps the extent of the map", () => {
  const { how, next } = writing("pushState", "?v=3&countries=DE&lang=en&extent=5/50/10", calm);
  assert.equal(how, "push");
  assert.equal(next.href, "http://127.0.0.1/partnerstwa?v=3&countries=DE&lang=en&extent=6/52/19");
  assert.equal(writing("replaceState", "?v=3", calm).how, "replace");
  assert.equal(writing("replaceState", "?v=3", calm).next.search, "?v=3&extent=6/52/19");
});

test("an address that opens the same view is no step", () => {
  assert.equal(writing("pushState", "?countries=DE&v=3", calm).how, "nothing");
  assert.equal(writing("pushState", "/wykaz-powodziowy-1999?countries=DE&v=3", calm).how, "push");
});

test("a change of page right after a change of choices is one step for the reader", () => {
  const at = { ...calm, now: 10_000, pushedAt: 9_500, actedAt: 9_000 };
  const to = "/wykaz-powodziowy-1999?v=3&countries=DE";
  assert.equal(writing("pushState", to, at).how, "replace");
  assert.equal(writing("pushState", to, { ...at, actedAt: 9_800 }).how, "push"); /* the reader asked for it */
  assert.equal(writing("pushState", to, { ...at, pushedAt: 6_000 }).how, "push"); /* long ago */
  assert.equal(writing("pushState", "/wykaz-powodziowy-1999?v=3", at).how, "push"); /* other choices too */
});

test("an extent that is none is not kept", () => {
  const broken = { ...calm, here: new URL("http://127.0.0.1/partnerstwa?extent=far") };
  assert.equal(writing("replaceState", "?v=3", broken).next.search, "?v=3");
});

test("arrows choose hits round the ends", () => {
  assert.equal(chosenAfter("ArrowDown", 0, 3), 1);
  assert.equal(chosenAfter("ArrowDown", 2, 3), 0);
  assert.equal(chosenAfter("ArrowUp", 0, 3), 2);
  assert.equal(chosenAfter("a", 0, 3), undefined);
});

test("only Streamlit's own words are translated", () => {
  const words = wordsOf({ Close: "Zamknij" });
  assert.equal(translated(" Close ", words), "Zamknij");
  assert.equal(translated("Closet", words), "");
  assert.equal(translated("toString", words), "");
  assert.equal(translated(null, words), "");
});

test("parts of Streamlit's phrases are kept", () => {
  const words = wordsOf({ "Remove {x}": "Usuń: {x}", "{x} options available.": "Pozycje: {x}." });
  assert.equal(translated("Remove Niemcy (DE)", words), "Usuń: Niemcy (DE)");
  assert.equal(translated("16 options available.", words), "Pozycje: 16.");
  assert.equal(translated("16 options availableX", words), "");
  assert.equal(translated("Remove {x}", wordsOf({ "Remove {x}": "Usuń: {x}" })), "Usuń: {x}");
});
