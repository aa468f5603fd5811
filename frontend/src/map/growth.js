// @ts-check
/* While the years are played, what a year brings grows: lines from the powiat to the partner, trunks from
   what they were the year before. Nothing moves for readers who ask for less motion. */
import { eased } from "../lib/growth.js";
import { growLines } from "./lines.js";
import { growsFor } from "./player.js";
import { store } from "./store.js";
import { growTrunks, trunksNow } from "./trunks.js";

/** @typedef {{ year: number, lines: Set<number>, trunks: ReturnType<typeof trunksNow> }} Before */

const isCalm = matchMedia("(prefers-reduced-motion: reduce)");

/** @type {(share: number) => void} */
let grow = () => {};
let frame = 0;

/**
 * End what grows, and remember what is drawn.
 * @returns {Before}
 */
export function endGrowth() {
  cancelAnimationFrame(frame);
  grow(1);
  grow = () => {};
  const year = store.state?.years?.at ?? NaN;
  return { year, lines: new Set(store.shown.map(({ lp }) => lp)), trunks: trunksNow() };
}

/**
 * Let what has just been drawn grow, if it is the year after.
 * @param {Before} before
 */
export function growFrom(before) {
  if (isCalm.matches || store.state.years?.at !== before.year + 1) return;
  const [lines, trunks] = [growLines(before.lines), growTrunks(before.trunks)];
  grow = (share) => {
    lines(share);
    trunks(share);
  };
  const start = performance.now();
  const step = (/** @type {number} */ now) => {
    const share = Math.min(Math.max((now - start) / growsFor(), 0), 1);
    grow(eased(share));
    if (share < 1) frame = requestAnimationFrame(step);
    else grow = () => {};
  };
  step(start);
}
