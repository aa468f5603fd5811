// @ts-check
/* What lies under the colours and how they are filled: the choice of a basemap, and of patterns. */
import { element } from "../lib/dom.js";
import { store, words } from "./store.js";
import { select } from "./streamlit.js";

let drawnIn = ""; /* language */

/**
 * Draw the choices, closed at first.
 * @param {HTMLElement} box
 */
export function drawOptions(box) {
  const { lang } = store.state;
  if (drawnIn !== lang) box.replaceChildren(build(box.querySelector("details")?.open ?? false));
  drawnIn = lang;
  const chosen = store.state.basemap?.key ?? "none";
  box.querySelectorAll("input").forEach((input) => {
    input.checked = input.type === "radio" ? input.value === chosen : store.state.patterns;
  });
}

/** @param {boolean} isOpen */
function build(isOpen) {
  const w = words();
  const details = element("details");
  details.open = isOpen;
  const group = element("fieldset");
  group.append(
    element("legend", "", w.basemap_online),
    ...Object.entries(w.basemaps).map(([key, name]) =>
      choice("radio", key, name, () => select("basemap", key)),
    ),
  );
  const patterns = choice("checkbox", "", w.patterns, (input) => select("patterns", String(input.checked)));
  details.append(element("summary", "", w.basemap), group, patterns);
  details.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !details.open) return;
    event.stopPropagation();
    details.open = false;
    /** @type {HTMLElement} */ (details.firstElementChild).focus();
  });
  return details;
}

/**
 * @param {"radio" | "checkbox"} type
 * @param {string} value
 * @param {string} name
 * @param {(input: HTMLInputElement) => void} choose
 */
function choice(type, value, name, choose) {
  const label = element("label");
  const input = element("input");
  Object.assign(input, { type, value, name: `atlas-${type}` });
  input.addEventListener("change", () => choose(input));
  label.append(input, element("span", "", name));
  return label;
}
