// @ts-check
/* The legend below its heading: a histogram or a square where there is one, the classes, and notes. */
import { rowsOf } from "../lib/columns.js";
import { element } from "../lib/dom.js";
import { drawBivariateLegend } from "./bivariate_legend.js";
import { beginOffers, keepHeld, offer } from "./held.js";
import { drawHistogram } from "./histogram.js";
import { swatchOf } from "./patterns.js";
import { number, store, words } from "./store.js";
import { select } from "./streamlit.js";

/** @import * as Contract from "../lib/contract.js" */

/**
 * Draw the legend of the state.
 * @param {HTMLElement} box
 */
export function drawLegend(box) {
  const { state } = store;
  const items = rowsOf(state.legend);
  const areas = state.areas_title ? items.filter(({ symbol }) => symbol !== "line") : [];
  const status = element("p", "held");
  status.setAttribute("role", "status");
  beginOffers(status);
  const focused = box.contains(document.activeElement) ? focusedRow() : "";
  const notes = state.bundled ? [...state.legend_notes, words().trunks] : state.legend_notes;
  box.replaceChildren(
    ...(state.histogram ? [drawHistogram(state.histogram)] : []),
    ...(state.bivariate_legend ? [drawBivariateLegend(state.bivariate_legend)] : []),
    drawList(items.filter((item) => !areas.includes(item))),
    ...(areas.length ? [element("h2", "areas", state.areas_title), drawList(areas)] : []),
    status,
    ...notes.map((note) => element("p", "", note)),
  );
  keepHeld();
  if (focused) rowNamed(box, focused)?.focus({ preventScroll: true });
}

/** Return the name of the row that has the focus; it survives a drawing. */
function focusedRow() {
  return /** @type {HTMLElement} */ (document.activeElement).dataset.row ?? "";
}

/** @param {HTMLElement} box @param {string} name */
function rowNamed(box, name) {
  const rows = /** @type {HTMLElement[]} */ ([...box.querySelectorAll("[data-row]")]);
  return rows.find((row) => row.dataset.row === name);
}

/** @param {Contract.LegendItem[]} items */
function drawList(items) {
  const list = element("ul");
  list.append(...items.map(drawItem));
  return list;
}

/** @param {Contract.LegendItem} item */
function drawItem({ label, colour, count, symbol, key, filter, filtered }) {
  const item = element("li");
  const parts = count ? element("button") : item;
  const swatch = element("i", symbol);
  if (symbol === "fill") swatch.style.background = swatchOf(key, colour);
  else if (symbol !== "hatch") swatch.style.background = colour;
  parts.append(swatch, element("span", "", label), element("b", "", number(count)));
  if (parts === item) return item;
  const button = /** @type {HTMLButtonElement} */ (parts);
  const kind = symbol === "line" ? "line" : "fill";
  button.type = "button";
  button.title = filter ? words().only_these : words().highlight;
  button.dataset.row = `${kind} ${label}`;
  if (filter) button.setAttribute("aria-pressed", String(filtered));
  offer(button, { kind, key, label }, filter ? () => select("filter", filter) : null);
  item.append(button);
  return item;
}
