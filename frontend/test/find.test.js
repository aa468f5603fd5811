// @ts-check
import assert from "node:assert/strict";
import { test } from "node:test";
import { found, typos, wordsOf } from "../src/lib/find.js";

const NAMES = [
  "białogardzki (zachodniopomorskie)",
  "Łotwa",
  "kłodzki (dolnośląskie)",
  "Łódź (łódzkie)",
  "łódzki wschodni (łódzkie)",
  "śląskie",
  "Węgry",
  "żywiecki (śląskie)",
  "Bośnia i Hercegowina",
];
/** @param {string} text */
const named = (text) => found(NAMES, text).map((at) => NAMES[at]);

test("words stand without case, diacritics and signs", () => {
  assert.deepEqual(wordsOf("Bielsko-Biała (ŚLĄSKIE)"), ["bielsko", "biala", "slaskie"]);
  assert.deepEqual(wordsOf(" ,. "), []);
});

test("names are found without diacritics, by the beginnings of their words", () => {
  assert.deepEqual(named("slaskie"), ["śląskie", "żywiecki (śląskie)"]);
  assert.deepEqual(named("wegry"), ["Węgry"]);
  assert.deepEqual(named("LOTWA"), ["Łotwa"]);
  assert.deepEqual(named("klodzki"), ["kłodzki (dolnośląskie)"]);
  assert.deepEqual(named("lodz"), ["Łódź (łódzkie)", "łódzki wschodni (łódzkie)"]);
  assert.deepEqual(named("zyw slas"), ["żywiecki (śląskie)"]);
  assert.deepEqual(named("hercegow"), ["Bośnia i Hercegowina"]);
});

test("typos are forgiven where nothing else fits", () => {
  assert.deepEqual(named("zywieki"), ["żywiecki (śląskie)"]);
  assert.deepEqual(named("wegyr"), ["Węgry"]);
  assert.deepEqual(named("klodzik"), ["kłodzki (dolnośląskie)"]);
  assert.deepEqual(named("xqzwv"), []);
  assert.deepEqual(named("xx"), []);
});

test("an empty text finds everything in its order", () => {
  assert.deepEqual(named(" "), NAMES);
});

test("typos are counted", () => {
  assert.equal(typos("lotwa", "lotwa", 1), 0);
  assert.equal(typos("lotwa", "lotaw", 1), 1);
  assert.equal(typos("lotwa", "lota", 1), 1);
  assert.equal(typos("lotwa", "litwa", 1), 1);
  assert.equal(typos("kot", "kaloryfer", 2), 3);
});
