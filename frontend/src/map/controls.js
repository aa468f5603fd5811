// @ts-check
/* What stands on the map beside the legend: buttons of views, the list of powiaty, and a sentence for an
   empty result. */
import { element } from "../lib/dom.js";
import { EUROPE, POLAND, fit, followAgain } from "./extent.js";
import { boundsWith } from "./lines.js";
import { selectedOf, shownPowiaty, store, words } from "./store.js";
import { select } from "./streamlit.js";

/** @import * as Contract from "../lib/contract.js" */
/** @import { Hover } from "./powiaty.js" */

/**
 * Add a box to a corner of the map; clicks and scrolling in it are not of the map.
 * @param {L.ControlPosition} position
 * @param {string} className
 * @returns {HTMLElement}
 */
export function control(position, className) {
  const box = element("div", className);
  const made = new L.Control({ position });
  made.onAdd = () => box;
  made.addTo(store.map);
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  return box;
}

/**
 * Draw the buttons of the views.
 * @param {HTMLElement} box
 */
export function drawViews(box) {
  const w = words();
  /** @type {[string, () => L.LatLngBoundsExpression][]} */
  const views = [
    [w.poland, () => POLAND],
    [w.europe, () => EUROPE],
  ];
  if (store.state.theme === "partnerships") views.push([w.all, () => boundsWith(POLAND)]);
  box.replaceChildren(
    ...views.map(([label, bounds]) => {
      const button = element("button", "", label);
      button.type = "button";
      button.addEventListener("click", () => {
        store.touched = true;
        fit(bounds());
      });
      return button;
    }),
    ...(store.state.fit ? [leftButton(w.left)] : []),
  );
}

/** @param {string} label */
function leftButton(label) {
  const button = element("button", "", label);
  button.type = "button";
  button.addEventListener("click", followAgain);
  return button;
}

let listed = ""; /* language and codes of the list drawn */

/**
 * Draw the map for the keyboard: a list of the powiaty shown, in alphabetical order, with the same actions.
 * @param {HTMLElement} box
 * @param {Hover} hover
 */
export function drawList(box, hover) {
  const asked =
    store.state.lang +
    shownPowiaty()
      .map((powiat) => powiat.teryt)
      .join();
  if (listed === asked) {
    /* keep the focus */
    box
      .querySelectorAll("button")
      .forEach((button) => button.setAttribute("aria-pressed", isPressed(button.value)));
    return;
  }
  listed = asked;
  const details = element("details");
  details.open = box.querySelector("details")?.open ?? false;
  details.append(element("summary", "", words().list));
  const fillList = () => {
    if (details.open && details.childElementCount === 1) details.append(listOf(details, hover));
  };
  details.addEventListener("toggle", fillList);
  fillList();
  box.replaceChildren(details);
}

/** @param {string} code */
function isPressed(code) {
  return String(selectedOf("powiat") === code);
}

/**
 * @param {HTMLDetailsElement} details
 * @param {Hover} hover
 */
function listOf(details, hover) {
  const list = element("ul");
  const order = new Intl.Collator(store.state.lang).compare;
  const powiaty = shownPowiaty().sort((one, other) => order(one.name, other.name));
  list.append(
    ...powiaty.map((powiat) => {
      const item = element("li");
      item.append(powiatButton(powiat, hover));
      return item;
    }),
  );
  list.addEventListener("keydown", (event) => walk(event, details));
  return list;
}

/**
 * @param {Contract.Powiat} powiat
 * @param {Hover} hover
 */
function powiatButton({ teryt, name, voivodeship }, hover) {
  const button = element("button", "", `${name} (${voivodeship})`);
  button.type = "button";
  button.value = teryt;
  button.setAttribute("aria-pressed", isPressed(teryt));
  const layer = store.shapes.get(teryt);
  button.addEventListener("focus", () => {
    hover((line) => line.powiat === teryt, teryt);
    layer?.openTooltip(layer.getBounds().getCenter());
  });
  button.addEventListener("blur", () => {
    hover();
    layer?.closeTooltip();
  });
  button.addEventListener("click", () => select("powiat", teryt));
  return button;
}

/**
 * @param {KeyboardEvent} event
 * @param {HTMLDetailsElement} details
 */
function walk(event, details) {
  const item = document.activeElement?.parentElement;
  const neighbours = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling };
  const neighbour = /** @type {Record<string, Element | null | undefined>} */ (neighbours)[event.key];
  const target = event.key === "Escape" ? details.firstElementChild : neighbour?.firstElementChild;
  if (!target) return;
  event.preventDefault();
  if (event.key === "Escape") details.open = false;
  /** @type {HTMLElement} */ (target).focus();
}

/** @type {HTMLElement | undefined} */
let empty;

/** Say that nothing is left, instead of an empty map. */
export function drawEmpty() {
  empty?.remove();
  empty = undefined;
  if (!store.state.advice) return;
  empty = element("div", "atlas-empty", store.state.advice);
  store.map.getContainer().append(empty);
}
