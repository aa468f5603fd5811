// @ts-check
/* Upright bars in the order given: a histogram or a timeline. */
import { element, pickable, walkable } from "../lib/dom.js";
import { writer } from "../lib/format.js";
import { frame, isSelected } from "./frame.js";

/** @import { About, Figure } from "./frame.js" */
/**
 * @typedef {Figure & {
 *   labels: string[], values: number[], colours: string[], keys: string[], x_label?: string, y_label?:
 * string, sources?: boolean,
 * }} Bars `sources`: whether a bar opens its source rows, which its key names
 */

/**
 * @param {About} about
 * @param {Bars} figure
 */
export function drawBars(about, figure) {
  const largest = Math.max(1, ...figure.values);
  const list = element("ol", "bars");
  list.append(...figure.values.map((value, at) => drawBar(about, figure, at, value / largest)));
  const box = element("div", "chart");
  if (figure.y_label) box.append(element("div", "axis", figure.y_label));
  box.append(list);
  if (figure.x_label) box.append(element("div", "axis below", figure.x_label));
  frame(about, figure, box);
  walkable(list, "button");
}

/**
 * @param {About} about
 * @param {Bars} figure
 * @param {number} at
 * @param {number} part of the highest bar
 */
function drawBar(about, figure, at, part) {
  const [value, label, key] = [figure.values[at], figure.labels[at], figure.keys[at]];
  const text = writer(figure.lang, "number")(value);
  const bar = element("div", "column");
  bar.style.height = `${100 * part}%`;
  bar.style.backgroundColor = figure.colours[at];
  const room = element("div", "room");
  room.append(element("b", "", value ? text : ""), bar);
  const item = element("li");
  const isOn = Boolean(key) && isSelected(figure, key);
  const parts = key && (value || isOn) ? element("button") : item;
  parts.append(room, element("span", "", label));
  parts.title = `${label}: ${text}`;
  parts.setAttribute("aria-label", parts.title);
  if (parts === item) return item;
  const button = /** @type {HTMLButtonElement} */ (parts);
  button.type = "button";
  button.tabIndex = -1;
  button.setAttribute("aria-pressed", String(isOn));
  if (figure.hint) button.title += `\n${figure.hint}`;
  if (figure.sources) button.dataset.source = key;
  else pickable(button, key, (picked) => about.pick(picked));
  item.append(button);
  return item;
}
