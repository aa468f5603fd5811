// @ts-check
/* Classes and colours of the list: scheme, number of classes or breaks of the reader's own, and palette. */
import { element, offerOptions, set } from "../lib/dom.js";
import { store, words } from "./store.js";
import { select } from "./streamlit.js";
import { stylesIn } from "./styles.js";

const SHOWN_CLASSES = 5; /* of a palette */

let drawnIn = ""; /* language */
/**
 * @typedef {object} Parts
 * @property {HTMLDetailsElement} box
 * @property {HTMLSelectElement} scheme
 * @property {HTMLSelectElement} k
 * @property {HTMLInputElement} breaks
 * @property {HTMLElement} error
 * @property {HTMLElement} palettes
 */
/** @type {Parts} */
let parts;

/**
 * Draw the choices, closed at first; there are none without classes.
 * @param {HTMLElement} box
 */
export function drawClassChoices(box) {
  const { state } = store;
  if (drawnIn !== state.lang) build(box);
  drawnIn = state.lang;
  parts.box.hidden = state.theme !== "floods";
  if (parts.box.hidden) return;
  const { style } = words();
  const { measure = "", scheme = "", k = "", palette = "" } = state.style;
  const hasBreaks = state.level !== "gmina" && !style.categories.includes(measure);
  const kind = style.counts.includes(measure) ? "counts" : "shares";
  if (hasBreaks) offerOptions(parts.scheme, style.schemes[`${state.level}-${kind}`], scheme);
  offerOptions(parts.k, Object.fromEntries(style.class_counts.map((number) => [number, number])), k);
  show(parts.scheme, hasBreaks);
  show(parts.k, hasBreaks && style.counted.includes(scheme));
  show(parts.breaks, hasBreaks && scheme === "manual");
  drawBreaks(style.breaks[kind], style.examples[kind]);
  drawPalettes(palette);
}

/** @param {HTMLElement} box */
function build(box) {
  const { style } = words();
  const details = element("details");
  details.open = parts?.box.open ?? false;
  const made = { scheme: element("select"), k: element("select"), breaks: element("input") };
  const error = element("p", "error");
  error.id = "atlas-breaks-error";
  error.setAttribute("role", "alert");
  const palettes = element("fieldset", "palettes");
  details.append(
    element("summary", "", style.more),
    labelled(style.scheme, made.scheme),
    labelled(style.class_count, made.k),
    labelled("", made.breaks),
    error,
    palettes,
  );
  made.scheme.addEventListener("change", () => select("scheme", made.scheme.value));
  made.k.addEventListener("change", () => select("k", made.k.value));
  made.breaks.addEventListener("change", () => select("breaks", made.breaks.value));
  Object.assign(made.breaks, { type: "text", maxLength: 200, autocomplete: "off" });
  details.addEventListener("keydown", closeOnEscape);
  details.addEventListener("toggle", () => {
    box.dispatchEvent(new CustomEvent("resized", { bubbles: true }));
    if (details.open) box.scrollIntoView({ block: "nearest" });
  });
  parts = { box: details, ...made, error, palettes };
  box.replaceChildren(details);
}

/** @param {string} text @param {HTMLElement} field */
function labelled(text, field) {
  const label = element("label");
  label.append(element("span", "", text), field);
  return label;
}

/** @param {HTMLElement} field @param {boolean} isShown */
function show(field, isShown) {
  /** @type {HTMLElement} */ (field.parentElement).hidden = !isShown;
}

/** @param {KeyboardEvent} event */
function closeOnEscape(event) {
  if (event.key !== "Escape" || !parts.box.open) return;
  event.stopPropagation();
  parts.box.open = false;
  /** @type {HTMLElement} */ (parts.box.firstElementChild).focus();
}

/**
 * Write the breaks in use, or those that cannot be used with the reason; what is being typed stays.
 * @param {string} label
 * @param {string} example
 */
function drawBreaks(label, example) {
  const { breaks } = store.state;
  const { firstElementChild: name } = /** @type {HTMLElement} */ (parts.breaks.parentElement);
  /** @type {Element} */ (name).textContent = label;
  parts.breaks.placeholder = example;
  const error = breaks?.error ?? "";
  parts.error.textContent = error;
  parts.error.hidden = !error;
  set(parts.breaks, { "aria-invalid": String(Boolean(error)), "aria-describedby": parts.error.id });
  if (breaks && document.activeElement !== parts.breaks) parts.breaks.value = breaks.text;
}

/** @param {string} chosen */
function drawPalettes(chosen) {
  const { style } = words();
  const ramps = stylesIn(store.state.lang).floods?.ramps;
  const names = Object.keys(style.palettes);
  if (parts.palettes.dataset.drawn !== String(Boolean(ramps))) {
    parts.palettes.replaceChildren(
      element("legend", "", style.palette),
      ...names.map((name) => paletteChoice(name, style.palettes[name], ramps?.[name][SHOWN_CLASSES - 1])),
    );
    parts.palettes.dataset.drawn = String(Boolean(ramps));
  }
  parts.palettes.querySelectorAll("input").forEach((input) => {
    input.checked = input.value === chosen;
  });
}

/**
 * @param {string} name
 * @param {string} text
 * @param {string[] | undefined} colours light to dark
 */
function paletteChoice(name, text, colours) {
  const label = element("label");
  const input = element("input");
  Object.assign(input, { type: "radio", name: "atlas-palette", value: name });
  input.addEventListener("change", () => select("palette", name));
  const strip = element("i", "ramp");
  strip.setAttribute("aria-hidden", "true");
  strip.append(
    ...(colours ?? []).map((colour) => {
      const part = element("b");
      part.style.background = colour;
      return part;
    }),
  );
  label.append(input, strip, element("span", "", text));
  return label;
}
