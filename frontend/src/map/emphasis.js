// @ts-check
/* What the pointer or the focus is on stands out: lines fan out, the powiaty at their ends get a rim. Python
   is not told. */
import { fan } from "./lines.js";
import { paintSelected, rim } from "./powiaty.js";

/** @import { Line } from "./store.js" */

/** @type {string[]} */
let rims = [];

/**
 * Let the lines that pass the test stand out, and a powiat; without a test all are as before.
 * @param {(line: Line) => boolean} [test]
 * @param {string} [code]
 */
export function highlight(test, code) {
  rim(rims, false);
  const ends = fan(test);
  if (code) ends.add(code);
  rims = [...ends];
  rim(rims, true);
  if (!test) paintSelected();
}

/** Forget what stood out: everything is painted anew. */
export function forgetRims() {
  rims = [];
}
