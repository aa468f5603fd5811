// @ts-check
/* How far the play of years is, whoever tells it first. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { playAfter, playNow } from "../src/lib/years.js";

const NONE = { first: 1999, last: 2009, at: null, on: false, note: "", steps: [], whole: {} };
const PLAYED = { ...NONE, at: 2001, on: true };
let number = 0;
const does = (/** @type {string} */ kind, key = "") => ({ kind, key, number: (number += 1) });

test("what was done on the map counts before Python knows it", () => {
  assert.deepEqual(playAfter(NONE, [does("play", "1999")]), { at: 1999, on: true });
  assert.deepEqual(playAfter(PLAYED, [does("pause", "2004")]), { at: 2004, on: false });
  assert.deepEqual(playAfter(PLAYED, [does("pause", "2004"), does("names", "few"), does("play", "2004")]), {
    at: 2004,
    on: true,
  });
  assert.deepEqual(playAfter(PLAYED, [does("end")]), { at: null, on: false });
  assert.deepEqual(playAfter(PLAYED, [does("play", "1999"), does("end")]), { at: null, on: false });
});

test("a year is one of those to play", () => {
  assert.equal(playAfter({ ...PLAYED, first: 2003 }, [does("pause", "1999")]).at, 2003);
  assert.equal(playAfter({ ...PLAYED, last: 2003 }, [does("play", "2009")]).at, 2003);
});

test("only a filter on years ends the play", () => {
  assert.deepEqual(playAfter(PLAYED, [does("filter", "country:DE")]), { at: 2001, on: true });
  assert.deepEqual(playAfter(PLAYED, [does("filter", "decade:1990")]), { at: null, on: false });
});

test("the browser knows best how far the years are while they go by", () => {
  const shown = { at: 2006, on: true };
  assert.deepEqual(playNow(shown, { at: 2001, on: true }, PLAYED), shown);
  assert.deepEqual(playNow(shown, { at: 2001, on: true }, { ...PLAYED, last: 2004 }), { at: 2004, on: true });
  assert.deepEqual(playNow(shown, { at: 2003, on: false }, PLAYED), { at: 2003, on: false });
  assert.deepEqual(playNow({ at: 2003, on: false }, { at: 2003, on: true }, PLAYED), { at: 2003, on: true });
  assert.deepEqual(playNow(shown, { at: null, on: false }, NONE), { at: null, on: false });
});
