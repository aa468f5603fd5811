// @ts-check
/* What a row or a square of the legend stands for stands out: while it is pointed at, or from a click until
   the next one. Python is not told. */
import { fill } from "../lib/format.js";
import { showAreaClass } from "./areas.js";
import { showLineGroup } from "./lines.js";
import { showPowiatClass } from "./powiaty.js";
import { store, words } from "./store.js";

/** @typedef {{ kind: "line" | "fill", key: string, label: string }} Held */
/** @typedef {{ button: HTMLElement, item: Held }} Offer */

/** @type {Held | null} */
let held = null;
/** @type {Offer[]} what the legend drawn offers */
let offers = [];
/** @type {HTMLElement | null} */
let said = null;

/**
 * Begin a legend.
 * @param {HTMLElement} status says what stands out
 */
export function beginOffers(status) {
  offers = [];
  said = status;
}

/**
 * Let a button show its class or group while it is pointed at; one that filters does so on a click, any other
 * holds what it shows.
 * @param {HTMLElement} button
 * @param {Held} item
 * @param {(() => void) | null} filter
 */
export function offer(button, item, filter) {
  button.addEventListener("mouseenter", () => show(item.kind, item.key));
  button.addEventListener("focus", () => {
    if (button.matches(":focus-visible")) show(item.kind, item.key); /* a pointer shows it itself */
  });
  ["mouseleave", "blur"].forEach((name) => button.addEventListener(name, () => calm(item.kind)));
  button.addEventListener("click", filter ?? (() => hold(item)));
  if (!filter) offers.push({ button, item });
}

/** Hold on to what was held, if the legend drawn still offers it. */
export function keepHeld() {
  const before = held;
  held = offers.find(({ item }) => isSame(item, before))?.item ?? null;
  if (before) show(before.kind, held ? held.key : null);
  tell();
}

/** @param {Held} item */
function hold(item) {
  const before = held;
  held = isSame(item, before) ? null : item;
  if (before) show(before.kind, null);
  if (held) show(held.kind, held.key);
  tell();
}

/**
 * Show what is held of a kind, or all.
 * @param {Held["kind"]} kind
 */
function calm(kind) {
  show(kind, held?.kind === kind ? held.key : null);
}

/** @param {Held} one @param {Held | null} other */
function isSame(one, other) {
  return other !== null && one.kind === other.kind && one.key === other.key && one.label === other.label;
}

/** Say what is held, and press its button. */
function tell() {
  offers.forEach(({ button, item }) => button.setAttribute("aria-pressed", String(isSame(item, held))));
  if (said) said.textContent = held ? fill(words().highlighted, { name: held.label }) : "";
}

/** @param {Held["kind"]} kind @param {string | null} key null shows all */
function show(kind, key) {
  if (kind === "line") showLineGroup(key);
  else if (store.state.level === "powiat") showPowiatClass(key);
  else showAreaClass(key);
}
