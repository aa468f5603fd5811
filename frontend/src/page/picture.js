// @ts-check
/* The button that saves the map as it is on the screen: it tells the server what is in sight, and saves the
   picture that comes back. */
import { element } from "../lib/dom.js";
import { extentIn } from "../lib/extent.js";
import { mapWindow } from "./wall.js";

/** @import { Component } from "./component.js" */
/**
 * @typedef {object} Data
 * @property {string} label
 * @property {string} making said until the picture is there
 * @property {string} error
 * @property {{ number: number, name: string, type: string, base64: string } | null} file
 */

const PATIENCE_MS = 8000;

/** @type {WeakMap<HTMLElement, { button: HTMLButtonElement, said: HTMLElement, saved: number }>} */
const buttons = new WeakMap();

/**
 * Show the button; called on every change of its data.
 * @param {Component} component
 */
export function showPicture({ data, parentElement, setTriggerValue }) {
  const shown = buttons.get(parentElement) ?? build(parentElement);
  const { label, making, error, file } = /** @type {Data} */ (data);
  const { button, said } = shown;
  if (!shown.saved || error || file) {
    button.textContent = label;
    button.removeAttribute("aria-busy");
    said.textContent = error;
  }
  button.onclick = () => {
    if (button.getAttribute("aria-busy")) return;
    button.setAttribute("aria-busy", "true");
    said.textContent = "";
    button.textContent = making;
    whenThere(() => setTriggerValue("asked", inSight()), Date.now() + PATIENCE_MS);
  };
  if (file && file.number !== shown.saved) save(file);
  shown.saved = file?.number ?? shown.saved;
}

/**
 * Wait for the map, which comes after the page, but not for ever.
 * @param {() => void} act
 * @param {number} until
 */
function whenThere(act, until) {
  if (inSight().bounds || Date.now() > until) act();
  else setTimeout(() => whenThere(act, until), 200);
}

/** @param {HTMLElement} parent */
function build(parent) {
  const box = element("div", "atlas-picture");
  const [button, said] = [element("button"), element("span")];
  button.type = "button";
  said.setAttribute("role", "alert");
  box.append(button, said);
  parent.append(box);
  const made = { button, said, saved: 0 };
  buttons.set(parent, made);
  return made;
}

/**
 * Return what the map shows: its bounds (west, south, east, north), and the extent that the address holds.
 * @returns {{ bounds: number[] | null, extent: string }}
 */
function inSight() {
  const bounds = /** @type {any} */ (mapWindow())?.map?.getBounds?.();
  return {
    bounds: bounds ? [bounds.getWest(), bounds.getSouth(), bounds.getEast(), bounds.getNorth()] : null,
    extent: extentIn(new URL(location.href)),
  };
}

/** @param {NonNullable<Data["file"]>} file */
function save({ name, type, base64 }) {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const link = element("a");
  link.href = URL.createObjectURL(new Blob([bytes], { type }));
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
