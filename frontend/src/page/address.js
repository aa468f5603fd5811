// @ts-check
/* The address of the page, which two write: the browser the extent of the map and the source rows on the
   screen, without a step for the back button and without asking the server; the server the choices, with an
   extent that may be older. */
import { extentIn, movedTo, withExtent } from "../lib/extent.js";
import { sourceIn, withSource } from "../lib/source_address.js";
import { mapWindow } from "./wall.js";

const STEP_MS = 3000;

/**
 * What decides how an address is written: the address now, when the page last made a step, when the reader
 * last acted.
 * @typedef {{ here: URL, now: number, pushedAt: number, actedAt: number }} Moment
 */
/** @typedef {"push" | "replace" | "nothing"} Writing */

/**
 * Return the address to write when the server asks for one, and how: with the extent of now; what brings
 * nothing new is no step. To go to another page with choices Streamlit takes two steps at once; for the
 * reader it is one.
 * @param {"pushState" | "replaceState"} name
 * @param {string | URL} to
 * @param {Moment} moment
 * @returns {{ how: Writing, next: URL }}
 */
export function writing(name, to, { here, now, pushedAt, actedAt }) {
  const asked = new URL(to, here);
  const source = asked.pathname === here.pathname ? sourceIn(here) : sourceIn(asked);
  const next = withExtent(withSource(asked, source), extentIn(here));
  if (name === "replaceState") return { how: "replace", next };
  if (isSame(next, here)) return { how: "nothing", next };
  const isSecondOfTwo = now - pushedAt < STEP_MS && pushedAt > actedAt;
  const isOnlyPage = next.pathname !== here.pathname && next.search === here.search;
  return { how: isSecondOfTwo && isOnlyPage ? "replace" : "push", next };
}

/**
 * Tell whether two addresses open the same view; the order of parameters does not matter.
 * @param {URL} one
 * @param {URL} other
 */
function isSame(one, other) {
  const sorted = (/** @type {URL} */ url) => [...url.searchParams].sort().join("&");
  return one.pathname === other.pathname && sorted(one) === sorted(other);
}

/**
 * Let the address ask for source rows, or no longer for any, without a step.
 * @param {string} key "" for none
 */
export function writeSource(key) {
  const here = new URL(location.href);
  const { href } = withExtent(withSource(here, key), extentIn(here));
  if (href !== location.href) History.prototype.replaceState.call(history, history.state, "", href);
}

/** Keep the extent of the map in what the server writes to the address; called once. */
export function keepExtent() {
  let pushedAt = -STEP_MS;
  let actedAt = 0;
  ["keydown", "pointerdown"].forEach((name) => {
    document.addEventListener(
      name,
      () => {
        actedAt = performance.now();
      },
      { capture: true, passive: true },
    );
  });
  const own = { push: History.prototype.pushState, replace: History.prototype.replaceState };
  for (const name of /** @type {const} */ (["pushState", "replaceState"])) {
    history[name] = (state, title, to) => {
      const moment = { here: new URL(location.href), now: performance.now(), pushedAt, actedAt };
      const { how, next } = writing(name, to ?? location.href, moment);
      if (how === "nothing") return;
      if (name === "pushState") pushedAt = moment.now;
      own[how].call(history, state, title, next.href);
    };
  }
  addEventListener("popstate", () => mapWindow()?.Atlas?.followAddress?.());
}

/**
 * Let the address say another extent, without a step: the one that the reader comes back to.
 * @param {string} extent
 */
export function writeExtentOf(extent) {
  const { href } = movedTo(new URL(location.href), extent);
  if (href !== location.href) History.prototype.replaceState.call(history, history.state, "", href);
}
