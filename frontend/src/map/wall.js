// @ts-check
/* What stands around the map on the whole screen: title and sentence above it, the sources below. */
import { element } from "../lib/dom.js";
import { store } from "./store.js";

const parts = {
  head: /** @type {HTMLElement | null} */ (null),
  foot: /** @type {HTMLElement | null} */ (null),
};

const isTall = matchMedia("(max-aspect-ratio: 1/1)"); /* the legend stands below the map then */

/** Let the page know that the pointer moves here too; called once. */
export function followWall() {
  for (const name of ["pointermove", "pointerdown", "keydown"]) {
    document.addEventListener(name, (event) => window.parent.atlasWake?.(event), {
      capture: true,
      passive: true,
    });
  }
}

/** Draw the texts of the state. */
export function drawWall() {
  const { wall } = store.state;
  parts.head?.remove();
  parts.foot?.remove();
  if (wall) {
    parts.head = element("header", "atlas-wall-head");
    parts.head.append(element("h1", "", wall.title), element("p", "", wall.sentence));
    parts.foot = element("footer", "atlas-wall-foot", wall.sources);
    document.body.prepend(parts.head);
    document.body.append(parts.foot);
  } else parts.head = parts.foot = null;
  measure();
  measured.disconnect();
  if (!wall) return;
  for (const part of [parts.head, parts.foot, document.querySelector(".atlas-legend-box")]) {
    if (part) measured.observe(part); /* letters and legend may come later than the texts */
  }
}

/** Tell style sheets how much room the texts take; the buttons of the page stand below the title. */
function measure() {
  const high = (/** @type {HTMLElement | null} */ part) => `${part?.offsetHeight ?? 0}px`;
  const own = document.documentElement.style;
  own.setProperty("--head", high(parts.head));
  own.setProperty("--foot", high(parts.foot));
  own.setProperty("--legend", isTall.matches ? high(document.querySelector(".atlas-legend-box")) : "0px");
  window.parent.document.documentElement.style.setProperty("--atlas-wall-head", high(parts.head));
}

addEventListener("resize", measure);
const measured = new ResizeObserver(measure);
