// @ts-check
/* The box of the legend: it folds, is moved by pointer and keys, and begins where it hides least. What the
   reader decides holds for the session; on a phone the box stands below the map. */
import { element } from "../lib/dom.js";
import { isPhone } from "./phone.js";
import { store, words } from "./store.js";
import { bestCorner, CORNERS } from "./legend_corner.js";
import { within } from "../lib/room.js";

/** @import { Corner } from "./legend_corner.js" */
/** @typedef {{ corner: Corner, across: number, along: number }} Place pixels from the sides of a corner */
/** @typedef {{ folded?: boolean, place?: Place }} Decided */

const STEP = 24; /* pixels of an arrow key */
const KEPT = "atlas-legend";
/** @type {Record<string, [number, number]>} */
const ARROWS = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

/** @type {{ box: HTMLElement, bar: HTMLElement, move: HTMLElement, fold: HTMLElement, body: HTMLElement }} */
let parts;
/** @type {Place} */
let place = { corner: "bottomright", across: 0, along: 0 };
let isFolded = false;
let openWidth = 280; /* as it was last measured */
let isPlacedFor = ""; /* page or presentation */
/** @type {Decided} */
let decided = {};

/**
 * Make the box, empty.
 * @returns what the legend is drawn into, and the choices of style above and below it
 */
export function buildLegendBox() {
  const box = element("section", "atlas-legend-box");
  const bar = element("div", "bar");
  const [move, fold] = [element("button", "move"), element("button", "fold")];
  move.type = fold.type = "button";
  const body = element("div", "atlas-legend");
  body.id = "atlas-legend";
  const [top, legend, bottom] = ["style", "classes", "style more"].map((name) => element("div", name));
  body.append(top, legend, bottom);
  body.addEventListener("resized", showPlace);
  fold.setAttribute("aria-controls", body.id);
  bar.append(fold, move);
  box.append(bar, body);
  parts = { box, bar, move, fold, body };
  decided = remembered();
  fold.addEventListener("click", () => decide({ folded: !isFolded }));
  move.addEventListener("keydown", moveByKey);
  followPointer(bar);
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  store.map.getContainer().append(box);
  return { legend, style: { top, bottom } };
}

/** Say what the buttons do, in the language of the state. */
export function nameLegendBox() {
  const w = words();
  parts.box.setAttribute("aria-label", w.legend);
  parts.fold.textContent = w.legend;
  parts.fold.title = isFolded ? w.unfold_legend : w.fold_legend;
  parts.fold.setAttribute("aria-expanded", String(!isFolded));
  parts.move.title = w.move_legend;
  parts.move.setAttribute("aria-label", w.move_legend);
}

/** Place a legend that has just been drawn: where it stood, unless it is the first of its kind. */
export function keepLegend() {
  const kind = store.state.presenting ? "presentation" : "page";
  if (isPlacedFor !== kind) placeLegend();
  else showPlace();
  isPlacedFor = kind;
  nameLegendBox();
}

/** Let the legend stand where the reader put it, else where it hides least, folded where that is much. */
export function placeLegend() {
  if (!store.state || !parts) return;
  if (isPhone()) {
    showFolded(decided.folded ?? false);
    showPlace();
    return;
  }
  const { presenting } = store.state;
  showFolded(false); /* measured open */
  openWidth = parts.box.offsetWidth;
  let best = bestCorner({ width: openWidth, height: parts.box.offsetHeight });
  showFolded(!presenting && (decided.folded ?? (!decided.place && best.hidesMuch)));
  if (isFolded) best = bestCorner({ width: parts.box.offsetWidth, height: parts.box.offsetHeight });
  place = (!presenting && decided.place) || { corner: best.corner, across: 0, along: 0 };
  showPlace();
}

/** @param {boolean} folded */
function showFolded(folded) {
  isFolded = folded;
  parts.box.classList.toggle("folded", folded);
  nameLegendBox();
}

/** Return the room that the open legend asks for at the right side of the map. */
export function legendRoom() {
  const isAtRight = !decided.place || decided.place.corner.endsWith("right");
  return isAtRight && !decided.folded && !isPhone() ? openWidth : 0;
}

function showPlace() {
  if (isPhone()) {
    parts.box.removeAttribute("style");
    delete parts.box.dataset.edge;
    return;
  }
  const { x: wide, y: high } = store.map.getSize();
  const { offsetWidth, offsetHeight } = parts.box;
  const { corner, across, along } = place;
  const { side, edge, gap } = CORNERS[corner];
  const sideways = within(across + gap.across, offsetWidth, 0, wide);
  const upright = within(along + gap.along, offsetHeight, 0, high);
  Object.assign(parts.box.style, { left: "", right: "", top: "", bottom: "" });
  parts.box.style[side] = `${sideways}px`;
  parts.box.style[edge] = `${upright}px`;
  parts.box.dataset.edge = edge; /* what comes and goes grows away from it: rows stay under the pointer */
}

/** @param {Decided} made */
function decide(made) {
  decided = { ...decided, ...made };
  sessionStorage.setItem(KEPT, JSON.stringify(decided));
  placeLegend();
}

/** @returns {Decided} */
function remembered() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT) ?? "{}");
  } catch {
    return {};
  }
}

/** @param {KeyboardEvent} event */
function moveByKey(event) {
  const step = ARROWS[event.key];
  if (!step) return;
  event.preventDefault();
  event.stopPropagation();
  const { left, top } = boxOnMap();
  moveTo(left + step[0] * STEP, top + step[1] * STEP);
}

function boxOnMap() {
  const outer = store.map.getContainer().getBoundingClientRect();
  const { left, top } = parts.box.getBoundingClientRect();
  return { left: left - outer.left, top: top - outer.top };
}

/**
 * Put the box on a place of the map; it keeps its distance from the nearest corner.
 * @param {number} left
 * @param {number} top
 */
function moveTo(left, top) {
  const { x: wide, y: high } = store.map.getSize();
  const { width, height } = parts.box.getBoundingClientRect(); /* not rounded: the box must not creep */
  const x = within(left, width, 0, wide);
  const y = within(top, height, 0, high);
  const [right, bottom] = [wide - width - x, high - height - y];
  const corner = /** @type {Corner} */ ((bottom < y ? "bottom" : "top") + (right < x ? "right" : "left"));
  const { side, edge, gap } = CORNERS[corner];
  const [across, along] = [side === "right" ? right : x, edge === "bottom" ? bottom : y];
  decide({ place: { corner, across: across - gap.across, along: along - gap.along } });
}

/** @param {HTMLElement} bar */
function followPointer(bar) {
  /** @type {{ x: number, y: number } | null} from the pointer to the corner of the box */
  let grip = null;
  bar.addEventListener("pointerdown", (event) => {
    if (/** @type {Element} */ (event.target).closest(".fold") || event.button) return;
    const { left, top } = boxOnMap();
    grip = { x: left - event.clientX, y: top - event.clientY };
    bar.setPointerCapture(event.pointerId);
  });
  bar.addEventListener("pointermove", (event) => {
    if (grip) moveTo(event.clientX + grip.x, event.clientY + grip.y);
  });
  ["pointerup", "pointercancel"].forEach((name) => bar.addEventListener(name, () => (grip = null)));
}
