// @ts-check
/* The keys of a page: Escape leaves the presentation or clears the selection, P presents; arrows and page
   keys step through slides, as a presenter's remote sends them; Space plays the years on the whole screen. */

/**
 * @typedef {object} Situation
 * @property {boolean} present
 * @property {boolean} selected
 * @property {boolean} can_present
 * @property {boolean} stepped whether what is presented has slides
 * @property {boolean} plays whether the map may have years to play
 */

/** @type {Record<string, string>} */
const STEPS = {
  ArrowRight: "next",
  PageDown: "next",
  ArrowLeft: "previous",
  PageUp: "previous",
  Home: "first",
  End: "last",
};
const TYPED_INTO =
  "input:not([type='checkbox'], [type='radio']), textarea, select, " +
  "[contenteditable='true'], [role='combobox']";
const MOVED_IN =
  "[role='slider'], [role='radiogroup'], [role='tablist'], table, [role='grid'], .leaflet-container";
const PRESSED = "button, a, summary"; /* by Space */
const OPEN = "[role='dialog'], [role='listbox'], [data-baseweb='popover']";

/**
 * Return what a key asks for; "" for nothing.
 * @param {string} key
 * @param {Situation} situation
 * @returns {string}
 */
export function actionOf(key, { present, selected, can_present: canPresent, stepped, plays }) {
  if (key === "Escape") return present ? "leave" : selected ? "clear" : "";
  if (present && key === " " && plays) return "play";
  if (present) return stepped && Object.hasOwn(STEPS, key) ? STEPS[key] : "";
  return canPresent && key.toLowerCase() === "p" ? "present" : "";
}

/**
 * Tell whether a key means something where it is pressed: in a field, a list, a table.
 * @param {string} key
 * @param {{ closest?: (selector: string) => unknown }} target
 * @returns {boolean}
 */
export function isTaken(key, target) {
  if (!target.closest) return false;
  if (key === " " && target.closest(PRESSED)) return true;
  return Boolean(target.closest(TYPED_INTO)) || (key !== "Escape" && Boolean(target.closest(MOVED_IN)));
}

/**
 * Hear the keys of the page; called once.
 * @param {() => Situation | undefined} situation of now
 * @param {(action: string) => void} act
 */
export function followKeys(situation, act) {
  document.addEventListener("keydown", (event) => {
    const now = situation();
    if (!now || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const at = /** @type {Element} */ (
      event.composedPath()[0]
    ); /* also inside a component that keeps its styles to itself */
    if (isSomethingOpen() || isTaken(event.key, at)) return;
    const action = actionOf(event.key, now);
    if (!action) return;
    event.preventDefault();
    act(action);
  });
}

function isSomethingOpen() {
  return [...document.querySelectorAll(OPEN)].some((node) => node.checkVisibility());
}
