// @ts-check
/* A map of powiaty, drawn from a picture: it answers the pointer once it is touched. */
import { element, set } from "../lib/dom.js";
import { fetched } from "../lib/fetched.js";
import { besidePointer } from "../lib/room.js";

/** @import { Component } from "./component.js" */
/** @typedef {{ codes: string[], tips: string[][] }} Powiaty in the order of the picture's shapes */

const FIRST = ["pointerenter", "pointerdown"];

/**
 * Let the picture answer; called on every change of its data.
 * @param {Component} component
 */
export function showOverview({ data, setTriggerValue }) {
  const picture = /** @type {HTMLImageElement | null} */ (document.querySelector(`.${data.picture} img`));
  if (!picture || picture.dataset.waits) return;
  picture.dataset.waits = "yes";
  const open = (/** @type {string} */ code) => setTriggerValue("opened", code);
  FIRST.forEach((name) =>
    picture.addEventListener(name, () => enliven(picture, toldOf(data), open), { once: true }),
  );
}

/**
 * @param {{ tips?: string, told?: Powiaty }} data the tips, or the address of their file
 * @returns {Promise<Powiaty>}
 */
async function toldOf({ tips, told }) {
  return told ?? fetched(new URL(`app/static/${tips}`, document.baseURI));
}

/**
 * Return the text of a drawing; what an address holds itself is not fetched, which the policy forbids.
 * @param {string} address
 */
async function drawingIn(address) {
  if (!address.startsWith("data:")) return (await fetch(address)).text();
  const bytes = Uint8Array.from(atob(address.slice(address.indexOf(",") + 1)), (sign) => sign.charCodeAt(0));
  return new TextDecoder().decode(bytes);
}

/**
 * Put the drawing in the place of its picture; without the files the picture stays.
 * @param {HTMLImageElement} picture
 * @param {Promise<Powiaty>} told
 * @param {(code: string) => void} open
 */
async function enliven(picture, told, open) {
  const text = await drawingIn(picture.src);
  /** @type {Powiaty} */
  const powiaty = await told;
  if (!picture.isConnected) return;
  const drawing = new DOMParser().parseFromString(text, "image/svg+xml").documentElement;
  drawing.querySelector("title")?.remove(); /* the browser would show it over ours */
  set(drawing, { "aria-label": picture.alt });
  const shapes = /** @type {SVGPathElement[]} */ ([...drawing.querySelectorAll(".areas path")]);
  const own = shapes.slice(0, powiaty.codes.length);
  own.forEach((shape, at) => {
    shape.dataset.at = String(at);
  });
  const tip = element("div", "atlas-page-tip");
  tip.hidden = true;
  listen(drawing, own, tip, powiaty, open);
  picture.replaceWith(drawing, tip);
}

/**
 * @param {HTMLElement} drawing
 * @param {SVGPathElement[]} shapes of the powiaty
 * @param {HTMLElement} tip
 * @param {Powiaty} powiaty
 * @param {(code: string) => void} open
 */
function listen(drawing, shapes, tip, { codes, tips }, open) {
  const last = shapes[shapes.length - 1];
  /** @type {SVGPathElement | null} */
  let shown = null;
  const show = (/** @type {PointerEvent} */ event) => {
    const found = /** @type {Element} */ (event.target).closest("path[data-at]");
    const shape = /** @type {SVGPathElement | null} */ (found);
    if (shape !== shown) {
      shown?.classList.remove("hovered");
      shape?.classList.add("hovered");
      if (shape && shape !== last) last.after(shape); /* its outline above the others */
      shown = shape;
      const [name, ...lines] = shape ? tips[Number(shape.dataset.at)] : [""];
      tip.replaceChildren(element("strong", "", name), ...lines.map((line) => element("div", "", line)));
      tip.hidden = !shape;
    }
    if (shape) stand(tip, event);
  };
  drawing.addEventListener("pointermove", show);
  drawing.addEventListener("pointerleave", () => {
    shown?.classList.remove("hovered");
    shown = null;
    tip.hidden = true;
  });
  drawing.addEventListener("click", () => shown && open(codes[Number(shown.dataset.at)]));
}

/**
 * @param {HTMLElement} tip
 * @param {PointerEvent} event
 */
function stand(tip, { clientX: x, clientY: y }) {
  const frame = { left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight };
  const size = { width: tip.offsetWidth, height: tip.offsetHeight };
  const { left, top } = besidePointer({ x, y }, size, frame);
  Object.assign(tip.style, { left: `${left}px`, top: `${top}px` });
}
