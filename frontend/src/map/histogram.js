// @ts-check
/* The histogram of a legend: bars over all values, whatever the filters, in the colours of their classes. */
import { rowsOf } from "../lib/columns.js";
import { drawing } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { number, store, words } from "./store.js";

/** @import * as Contract from "../lib/contract.js" */

const WIDE = 244;
const HIGH = 52;
const LINE = 12; /* pixels of a line of text */
const FOOT = HIGH + LINE;
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
    let top = FOOT;
    Object.entries(bar).forEach(([code, count = 0]) => {
      /* lowest class first */
      const high = (count / highest) * HIGH;
      top -= high;
      const box = { x: at * wide + 0.5, y: top, width: Math.max(wide - 1, 1), height: high };
      svg.append(drawing("rect", { ...box, fill: store.state.class_colours[code] }));
    });
  });
  svg.append(drawing("line", { x1: 0, x2: WIDE, y1: FOOT, y2: FOOT, class: "axis" }));
  svg.append(drawing("text", { x: 0, y: 9 }, fill(words().highest, { n: number(highest) })));
  svg.append(...breakLines(rowsOf(ticks)), ...tickTexts(rowsOf(ticks)));
  return svg;
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
