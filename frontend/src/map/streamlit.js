// @ts-check
/* Streamlit on the other side of the frame. */

/** @import * as Contract from "../lib/contract.js" */

let last = 0; /* number of the newest action */
let clicked = ""; /* what was last clicked on the map */
/** @type {Contract.Action[]} what Python has not drawn yet, oldest first */
let pending = [];
/** @type {() => void} */
let answer = () => {};

/**
 * Have the map answer an action at once, before Python does.
 * @param {() => void} draw
 */
export function answerAtOnce(draw) {
  answer = draw;
}

/**
 * Tell Python what was done on the map, with all that it has not drawn yet: of values that follow each other
 * fast, Streamlit keeps only the newest. Numbers grow, also over frames of the same session.
 * @param {string} kind
 * @param {string | number} key
 */
export function select(kind, key) {
  last = Math.max(last + 1, Date.now());
  clicked = `${kind}:${key}`;
  pending = [...pending, { kind, key: String(key), number: last }];
  const value = { last_active_drawing: { actions: pending } };
  Object.assign(window.__GLOBAL_DATA__, {
    last_active_drawing: value.last_active_drawing,
    previous_data: value,
  });
  window.Streamlit.setComponentValue(value);
  answer();
}

/**
 * Return what a state of Python does not know of yet.
 * @param {number} heard the number of the last action that it knows
 */
export function unheard(heard) {
  pending = pending.filter(({ number }) => number > heard);
  return pending;
}

/** Return what was clicked on the map since this was last asked, as "kind:key"; "" for nothing. */
export function takeClick() {
  const taken = clicked;
  clicked = "";
  return taken;
}

/**
 * Keep a layer's geometry from being sent on a click, as streamlit-folium would, and from its place in the
 * map's click.
 * @param {L.Layer} layer
 */
export function keepGeometry(layer) {
  Object.assign(layer, { toGeoJSON: undefined });
}

/**
 * streamlit-folium drops what arrives while its scripts load; hand it the last such message again.
 * @param {any} missed
 */
export function replay(missed) {
  const seen = window.__GLOBAL_DATA__?.last_feature_group;
  if (missed?.args && missed.args.feature_group !== seen) {
    window.Streamlit.events.dispatchEvent(new CustomEvent(window.Streamlit.RENDER_EVENT, { detail: missed }));
  }
}

/**
 * Let the page hear keys that mean all of it.
 * @param {KeyboardEvent} event
 * @param {boolean} presenting
 */
export function passKey(event, presenting) {
  if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
  const target = /** @type {Element} */ (event.target);
  const onMap = target.closest?.(".leaflet-container") === target;
  const inList = target.closest?.(".atlas-list");
  if (event.key !== "Escape" && !presenting && (onMap || inList)) return;
  const page = /** @type {Window & typeof globalThis} */ (window.parent);
  const copy = new page.KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true });
  if (!page.document.body.dispatchEvent(copy)) event.preventDefault();
}
