// @ts-check
/* The wheel scrolls the page until the map is clicked or Ctrl is held; one finger scrolls it too, two move
   the map. Where a reader tries otherwise, the map says how. */
import { element } from "../lib/dom.js";
import { store, words } from "./store.js";

const HINT_MS = 1600;
const SCROLLS = 12; /* pixels of one finger that are meant as a movement */

let isTaken = false; /* the wheel is the map's */
/** @type {HTMLElement | undefined} */
let hint;
let hiding = 0;

/**
 * Let the page scroll over the map; call it before anything else hears the wheel of the map.
 * @param {L.Map} map
 */
export function shareWheel(map) {
  const container = map.getContainer();
  const give = () => {
    isTaken = false;
  };
  container.addEventListener("pointerdown", ({ pointerType }) => {
    isTaken = pointerType !== "touch";
  });
  container.addEventListener("mouseleave", give);
  window.addEventListener("blur", give);
  document.addEventListener("keydown", ({ key }) => key === "Escape" && give());
  container.addEventListener("wheel", passWheel, { capture: true, passive: true });
  shareTouch(container);
}

/** @param {WheelEvent} event */
function passWheel(event) {
  if (isTaken || event.ctrlKey || event.metaKey || store.state?.presenting) return;
  const scrollable = /** @type {Element} */ (event.target).closest?.(".atlas-legend, .atlas-list ul");
  event.stopImmediatePropagation();
  if (!scrollable) tell("wheel");
}

/** @param {HTMLElement} container */
function shareTouch(container) {
  let from = { x: 0, y: 0 };
  container.addEventListener(
    "touchstart",
    (event) => {
      if (event.touches.length > 1 || store.state?.presenting) return;
      from = { x: event.touches[0].clientX, y: event.touches[0].clientY };
      event.stopPropagation(); /* else Leaflet drags the map; taps come as clicks */
    },
    { capture: true, passive: true },
  );
  container.addEventListener(
    "touchmove",
    ({ touches }) => {
      if (touches.length > 1 || store.state?.presenting) return;
      const { clientX, clientY } = touches[0];
      if (Math.hypot(clientX - from.x, clientY - from.y) > SCROLLS) tell("touch");
    },
    { passive: true },
  );
}

/** @param {"wheel" | "touch"} how */
function tell(how) {
  if (!store.state) return;
  if (!hint) {
    hint = element("div", "atlas-hint");
    hint.setAttribute("aria-hidden", "true"); /* keys move and zoom the map without it */
    store.map.getContainer().append(hint);
  }
  hint.textContent = how === "wheel" ? words().wheel : words().touch;
  hint.classList.add("shown");
  clearTimeout(hiding);
  hiding = window.setTimeout(() => hint?.classList.remove("shown"), HINT_MS);
}

/**
 * Leaflet focuses the map when a button goes down; a page that scrolls then moves what the reader is about to
 * click.
 * @param {HTMLElement} container
 */
export function focusInPlace(container) {
  container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
}
