// @ts-check
/* The legend: a heading, a histogram or a square where there is one, the list of classes, and notes. */
import { rowsOf } from "../lib/columns.js";
import { element } from "../lib/dom.js";
import { showAreaClass } from "./areas.js";
import { drawBivariateLegend } from "./bivariate_legend.js";
import { drawHistogram } from "./histogram.js";
import { showLineGroup } from "./lines.js";
import { swatchOf } from "./patterns.js";
import { showPowiatClass } from "./powiaty.js";
import { number, store, words } from "./store.js";

/** @import * as Contract from "../lib/contract.js" */

/**
 * Draw the legend of the state.
 * @param {HTMLElement} box
 */
export function drawLegend(box) {
  const { state } = store;
  const heading = element("header");
  heading.append(element("h2", "", state.legend_title), element("small", "", state.legend_unit));
  const items = rowsOf(state.legend);
  const areas = state.areas_title ? items.filter(({ symbol }) => symbol !== "line") : [];
  const notes = state.bundled ? [...state.legend_notes, words().trunks] : state.legend_notes;
  box.replaceChildren(
    heading,
    ...(state.histogram ? [drawHistogram(state.histogram)] : []),
    ...(state.bivariate_legend ? [drawBivariateLegend(state.bivariate_legend, showFill)] : []),
    drawList(items.filter((item) => !areas.includes(item))),
    ...(areas.length ? [element("h2", "areas", state.areas_title), drawList(areas)] : []),
    ...notes.map((note) => element("p", "", note)),
  );
}

/** @param {Contract.LegendItem[]} items */
function drawList(items) {
  const list = element("ul");
  list.append(...items.map(drawItem));
  return list;
}

/** @param {Contract.LegendItem} item */
function drawItem({ label, colour, count, symbol, key }) {
  const item = element("li");
  const swatch = element("i", symbol);
  if (symbol === "fill") swatch.style.background = swatchOf(key, colour);
  else if (symbol !== "hatch") swatch.style.background = colour;
  item.append(swatch, element("span", "", label), element("b", "", number(count)));
  if (!count) return item;
  const show = symbol === "line" ? showLineGroup : showFill;
  item.tabIndex = 0;
  ["mouseenter", "focus"].forEach((name) => item.addEventListener(name, () => show(key)));
  ["mouseleave", "blur"].forEach((name) => item.addEventListener(name, () => show(null)));
  return item;
}

/**
 * Show a class: what is not of it fades.
 * @param {string | null} code
 */
function showFill(code) {
  if (store.state.level === "powiat") showPowiatClass(code);
  else showAreaClass(code);
}
