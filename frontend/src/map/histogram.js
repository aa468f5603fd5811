// @ts-check
/* The histogram of a legend: bars over the values shown, in the colours of their classes. A bar that a break
   divides stands as its parts side by side. */
import { rowsOf } from "../lib/columns.js";
import { drawing } from "../lib/dom.js";
import { number, store } from "./store.js";

/** @import * as Contract from "../lib/contract.js" */

const WIDE = 244;
const HIGH = 52;
const LINE = 12; /* pixels of a line of text */
const FOOT = HIGH + LINE;
const DIGIT = 6; /* width of a digit */
const LEAST_GAP = 30; /* between two numbers of the axis */

/**
 * Return the drawing.
 * @param {Contract.Histogram} histogram
 * @returns {Element}
 */
export function drawHistogram({ bars, ticks, highest, label }) {
  const viewBox = `0 0 ${WIDE} ${FOOT + LINE + 2}`;
  const svg = drawing("svg", { class: "atlas-histogram", viewBox, role: "img", "aria-label": label });
  const wide = WIDE / bars.length;
  bars.forEach((bar, at) => {
    const parts = Object.entries(bar); /* lowest class first */
    const part = wide / Math.max(parts.length, 1);
    parts.forEach(([code, count = 0], number) => {
      const high = (count / Math.max(highest, 1)) * HIGH;
      const x = at * wide + number * part + (number ? 0 : 0.5);
      const box = { x, y: FOOT - high, width: Math.max(part - (number < parts.length - 1 ? 0.5 : 1), 0.5) };
      svg.append(drawing("rect", { ...box, height: high, fill: store.state.class_colours[code] }));
    });
  });
  svg.append(drawing("line", { x1: 0, x2: WIDE, y1: FOOT, y2: FOOT, class: "axis" }));
  svg.append(...breakLines(rowsOf(ticks)), ...tickTexts(rowsOf(ticks)), ...countText(bars, highest));
  return svg;
}

/**
 * Write its count above the highest bar, the first of several, in sight at both ends.
 * @param {Contract.Histogram["bars"]} bars
 * @param {number} highest
 */
function countText(bars, highest) {
  const at = bars.findIndex((bar) => Object.values(bar).includes(highest));
  if (at < 0) return [];
  const text = number(highest);
  const half = (text.length * DIGIT) / 2;
  const x = Math.min(Math.max(((at + 0.5) / bars.length) * WIDE, half), WIDE - half);
  return [drawing("text", { x, y: 9, "text-anchor": "middle", class: "count" }, text)];
}

/** @param {Contract.Tick[]} ticks the first and the last are ends, the others breaks */
function breakLines(ticks) {
  return ticks.slice(1, -1).map(({ at }) => {
    const x = at * WIDE;
    return drawing("line", { x1: x, x2: x, y1: LINE, y2: FOOT + 3, class: "break" });
  });
}

/** @param {Contract.Tick[]} ticks */
function tickTexts(ticks) {
  return shownTicks(ticks, WIDE).map(({ at, text }) => {
    const anchor = at === ticks.length - 1 ? "end" : at ? "middle" : "start";
    return drawing("text", { x: ticks[at].at * WIDE, y: FOOT + LINE, "text-anchor": anchor }, text);
  });
}

/**
 * Return the ticks whose numbers have room: the ends always, the others from the left.
 * @param {Contract.Tick[]} ticks
 * @param {number} wide
 * @returns {{ at: number, text: string }[]} the place of each tick in the list, and its text
 */
export function shownTicks(ticks, wide) {
  let free = -LEAST_GAP;
  return ticks
    .map(({ at, text }, place) => ({ at: place, x: at * wide, text }))
    .filter(({ at, x }) => {
      const isLast = at === ticks.length - 1;
      if (x - free < LEAST_GAP || (!isLast && wide - x < 1.6 * LEAST_GAP)) return false;
      free = x;
      return true;
    });
}
