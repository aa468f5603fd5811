// @ts-check
/* What the reader chooses in the legend: level, measure or grouping, classes and colours. The controls stay
   while the legend is drawn anew, so that they keep the focus. */
import { element, offerOptions, set } from "../lib/dom.js";
import { drawClassChoices } from "./class_controls.js";
import { store, words } from "./store.js";
import { select } from "./streamlit.js";

/** @typedef {{ top: HTMLElement, bottom: HTMLElement }} Boxes above and below the classes */

let drawnIn = ""; /* language */
const heading = {
  box: element("header"),
  title: element("h2"),
  unit: element("small"),
  choice: element("select"),
};
const levels = element("fieldset", "levels");

/**
 * Draw the heading and the choices.
 * @param {Boxes} boxes
 */
export function drawStyleControls(boxes) {
  const { state } = store;
  if (drawnIn !== state.lang) build(boxes);
  drawnIn = state.lang;
  drawHeading();
  levels.hidden = state.theme !== "floods";
  levels.querySelectorAll("input").forEach((input) => {
    input.checked = input.value === state.level;
  });
  drawClassChoices(boxes.bottom);
}

/** @param {Boxes} boxes */
function build({ top }) {
  const { style } = words();
  levels.replaceChildren(
    element("legend", "", style.level),
    ...Object.entries(style.levels).map(([key, text]) => {
      const label = element("label");
      const input = element("input");
      Object.assign(input, { type: "radio", name: "atlas-level", value: key });
      input.addEventListener("change", () => select("level", key));
      label.append(input, element("span", "", text));
      return label;
    }),
  );
  heading.box.append(heading.title, heading.unit, heading.choice);
  heading.choice.onchange = () => select(heading.choice.name, heading.choice.value);
  top.append(levels, heading.box);
}

/** The title names what is chosen: the choice itself lies over it, unseen, with its keys and its list. */
function drawHeading() {
  const { state } = store;
  const { style } = words();
  const isOfLines = state.theme === "partnerships";
  const options = isOfLines ? style.groupings : style.measures[state.level];
  const chosen = isOfLines ? state.style.colour_by : state.style.measure;
  heading.title.textContent = state.legend_title;
  heading.unit.textContent = state.legend_unit;
  heading.choice.hidden = !(options && chosen);
  heading.box.classList.toggle("open", !heading.choice.hidden);
  if (!options || !chosen) return;
  heading.choice.name = isOfLines ? "colour_by" : "measure";
  set(heading.choice, { "aria-label": isOfLines ? style.colour_by : style.measure });
  offerOptions(heading.choice, options, chosen);
}
