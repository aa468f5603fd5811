// @ts-check
/* What stands over the colours, lies under them and fills them: the choice of names, of a basemap, and of
   patterns. */
import { element } from "../lib/dom.js";
import { store, words } from "./store.js";
import { select } from "./streamlit.js";

const NAMES = "atlas-names";

let drawnIn = ""; /* language */

/**
 * Draw the choices, closed at first.
 * @param {HTMLElement} box
 */
export function drawOptions(box) {
  const { lang } = store.state;
  if (drawnIn !== lang) box.replaceChildren(build(box.querySelector("details")?.open ?? false));
  drawnIn = lang;
  const chosen = [store.state.basemap?.key ?? "none", store.state.names];
  box.querySelectorAll("input").forEach((input) => {
    const group = input.name === NAMES ? 1 : 0;
    input.checked = input.type === "radio" ? input.value === chosen[group] : store.state.patterns;
  });
}

/** @param {boolean} isOpen */
function build(isOpen) {
  const w = words();
  const details = element("details");
  details.open = isOpen;
  const names = group(w.names, w.name_choices, NAMES, (key) => select("names", key));
  const basemaps = group(w.basemap_online, w.basemaps, "atlas-basemap", (key) => select("basemap", key));
  const patterns = choice("checkbox", "", w.patterns, "atlas-patterns", (input) =>
    select("patterns", String(input.checked)),
  );
  details.append(element("summary", "", w.options), names, basemaps, patterns);
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.stopPropagation();
    details.open = false;
    /** @type {HTMLElement} */ (details.firstElementChild).focus();
  });
  return details;
}

/**
 * @param {string} title
 * @param {Record<string, string>} choices key -> name
 * @param {string} name of the group
 * @param {(key: string) => void} choose
 */
function group(title, choices, name, choose) {
  const box = element("fieldset");
  box.append(
    element("legend", "", title),
    ...Object.entries(choices).map(([key, text]) => choice("radio", key, text, name, () => choose(key))),
  );
  return box;
}

/**
 * @param {"radio" | "checkbox"} type
 * @param {string} value
 * @param {string} text
 * @param {string} name of the group
 * @param {(input: HTMLInputElement) => void} choose
 */
function choice(type, value, text, name, choose) {
  const label = element("label");
  const input = element("input");
  Object.assign(input, { type, value, name });
  input.addEventListener("change", () => choose(input));
  label.append(input, element("span", "", text));
  return label;
}
