// @ts-check
/* What the pointer or the focus is on stands out: lines fan out, the powiaty at their ends get a rim. Python
   is not told. */
import { fan } from "./lines.js";
import { paintSelected, rim } from "./powiaty.js";

/** @import { Line } from "./store.js" */

/** @type {string[]} */
let rims = [];
/** @type {[test?: (line: Line) => boolean, code?: string]} what stands out now */
let now = [];

/**
 * Let the lines that pass the test stand out, and a powiat; without a test all are as before.
 * @param {(line: Line) => boolean} [test]
 * @param {string} [code]
 */
export function highlight(test, code) {
  now = [test, code];
  rim(rims, false);
  const ends = fan(test);
  if (code) ends.add(code);
  rims = [...ends];
  rim(rims, true);
  if (!test) paintSelected();
}

/** Let stand out again what did, after the lines were drawn anew under a pointer that does not move. */
export function highlightAgain() {
  if (now[0]) highlight(...now);
}

/** Forget what stood out: everything is painted anew. */
export function forgetHighlight() {
  rims = [];
  now = [];
}
