// @ts-check
/* Streamlit on the other side of the frame. */

let clicks = 0;
let clicked = ""; /* what was last clicked on the map */

/**
 * Tell Python what was clicked; the count makes a second click on the same thing a new value.
 * @param {string} kind
 * @param {string | number} key
 */
export function select(kind, key) {
  clicks += 1;
  clicked = `${kind}:${key}`;
  const value = { last_active_drawing: { kind, key: String(key), count: clicks } };
  Object.assign(window.__GLOBAL_DATA__, {
    last_active_drawing: value.last_active_drawing,
    previous_data: value,
  });
  window.Streamlit.setComponentValue(value);
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
