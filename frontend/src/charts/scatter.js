// @ts-check
/* Dots over two measures. */
import { drawing, pickable, walkable } from "../lib/dom.js";
import { writer } from "../lib/format.js";
import { axis } from "../lib/scale.js";
import { frame, isSelected } from "./frame.js";

/** @import { About, Figure } from "./frame.js" */
/** @typedef {{ x: number, y: number, label: string, key: string, colour: string, count: number }} Dot */
/**
 * @typedef {Figure & { x_label: string, y_label: string, dots: Dot[], x_kind: string, y_kind: string }}
 *   Scatter
 */
/** @typedef {ReturnType<typeof axis>} Axis */

const WIDE = 760;
const HIGH = 420;
const LEFT = 64;
const BELOW = 52;
const EDGE = 16;

/**
 * @param {About} about
 * @param {Scatter} figure
 */
export function drawScatter(about, figure) {
  const { dots, title = "" } = figure;
  const room = Math.max(0, ...dots.map(radiusOf)); /* no dot lies on the numbers of an axis */
  const across = axis(
    dots.map((dot) => dot.x),
    figure.x_kind,
    LEFT + room,
    WIDE - EDGE - room,
  );
  const up = axis(
    dots.map((dot) => dot.y),
    figure.y_kind,
    HIGH - BELOW - room,
    EDGE + room,
  );
  const viewBox = `0 0 ${WIDE} ${HIGH}`;
  const picture = drawing("svg", { viewBox, class: "scatter", role: "group", "aria-label": title });
  picture.append(
    ...axisLines(figure, across, up),
    ...dots.map((dot) => drawDot(about, figure, dot, across, up)),
  );
  frame(about, figure, picture);
  walkable(picture, "circle.pick");
}

/** @param {Dot} dot */
function radiusOf({ count }) {
  return 4 + 1.6 * Math.sqrt((count || 1) - 1);
}

/**
 * @param {About} about
 * @param {Scatter} figure
 * @param {Dot} dot
 * @param {Axis} across
 * @param {Axis} up
 */
function drawDot(about, figure, dot, across, up) {
  const place = { cx: across.at(dot.x), cy: up.at(dot.y), r: radiusOf(dot), fill: dot.colour };
  const role = { tabindex: -1, role: "button", "aria-label": dot.label };
  const circle = drawing("circle", { ...place, ...role }, drawing("title", {}, dot.label));
  if (isSelected(figure, dot.key)) circle.setAttribute("aria-pressed", "true");
  pickable(circle, dot.key, (key) => about.pick(key));
  return circle;
}

/**
 * @param {Scatter} figure
 * @param {Axis} across
 * @param {Axis} up
 */
function axisLines(figure, across, up) {
  const [writeX, writeY] = [writer(figure.lang, figure.x_kind), writer(figure.lang, figure.y_kind)];
  const name = { "text-anchor": "middle", class: "name" };
  return [
    ...across.ticks.flatMap((tick) => {
      const x = across.at(tick);
      return [
        drawing("line", { x1: x, x2: x, y1: EDGE, y2: HIGH - BELOW }),
        drawing("text", { x, y: HIGH - BELOW + 18, "text-anchor": "middle" }, writeX(tick)),
      ];
    }),
    ...up.ticks.flatMap((tick) => {
      const y = up.at(tick);
      return [
        drawing("line", { x1: LEFT, x2: WIDE - EDGE, y1: y, y2: y }),
        drawing("text", { x: LEFT - 8, y: y + 4, "text-anchor": "end" }, writeY(tick)),
      ];
    }),
    drawing("text", { x: (LEFT + WIDE) / 2, y: HIGH - 10, ...name }, figure.x_label),
    drawing("text", { x: (BELOW - HIGH) / 2, y: 16, transform: "rotate(-90)", ...name }, figure.y_label),
  ];
}
