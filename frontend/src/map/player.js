// @ts-check
/* The years played: a button on the map begins; then the year stands large, with a pause, a slider, the speed
   and the end. The time is kept here, and Python told where the play begins, pauses and ends. */
import { drawing, element, offerOptions, set } from "../lib/dom.js";
import { inYear, playAfter, playNow } from "../lib/years.js";
import { store, words } from "./store.js";
import { select } from "./streamlit.js";

/** @import * as Contract from "../lib/contract.js" */
/** @import { Play } from "../lib/years.js" */

const YEAR_MS = 1000;
const SPEEDS = { 0.5: "½×", 1: "1×", 2: "2×", 4: "4×" };
const SHAPES = { play: "M3 1 14 8 3 15z", pause: "M3 1h4v14H3zM9 1h4v14H9z" };
const OWN_KEYS = [
  " ",
  "ArrowLeft",
  "ArrowRight",
  "ArrowUp",
  "ArrowDown",
  "Home",
  "End",
  "PageUp",
  "PageDown",
];
const SENTENCE = ".st-key-summary [data-testid='stText']"; /* of the page, under its title */

/** @type {Play} */
let play = { at: null, on: false };
/** @type {number | null} the year under the pointer on the slider */
let dragged = null;
let speed = 1;
let timer = 0;
/** @type {() => void} */
let draw = () => {};

const parts = {
  box: element("section", "atlas-play"),
  year: element("strong"),
  note: element("span", "note"),
  toggle: element("button", "toggle"),
  label: element("span"),
  slider: element("input"),
  speed: element("select"),
  end: element("button", "end", "×"),
};
const shape = drawing("path", {});

/**
 * Put the player on the map; called once.
 * @param {() => void} again draws the newest state
 */
export function buildPlayer(again) {
  draw = again;
  const { box, year, note, toggle, label, slider, end } = parts;
  const row = element("div", "row");
  [toggle, end].forEach((button) => (button.type = "button"));
  slider.type = "range";
  toggle.append(drawing("svg", { viewBox: "0 0 16 16", "aria-hidden": "true" }, shape), label);
  row.append(toggle, slider, parts.speed, end);
  box.append(year, note, row);
  L.DomEvent.disableClickPropagation(box);
  L.DomEvent.disableScrollPropagation(box);
  box.addEventListener("keydown", (event) => OWN_KEYS.includes(event.key) && event.stopPropagation());
  toggle.addEventListener("click", togglePlay);
  slider.addEventListener("input", () => drag(Number(slider.value)));
  slider.addEventListener("change", drop);
  parts.speed.addEventListener("change", () => (speed = Number(parts.speed.value)));
  end.addEventListener("click", () => {
    select("end", "");
    toggle.focus();
  });
  store.map.getContainer().append(box);
}

/** Begin, pause or go on; also by the key that the page hears. */
export function togglePlay() {
  const { years } = store.state;
  if (!years) return;
  const { first, last, at, on } = years;
  if (on) select("pause", at ?? first);
  else select("play", at === null || at === last ? first : at);
}

/**
 * Return a state in the year that is played.
 * @param {Contract.MapState} newest
 * @param {Contract.Action[]} actions that it does not know of
 */
export function played(newest, actions) {
  const { years } = newest;
  if (!years) {
    play = { at: null, on: false };
    keepTime(0);
    return newest;
  }
  const told = playNow(play, playAfter(years, actions), years);
  const state = inYear(newest, dragged === null ? told : { at: dragged, on: false });
  const { at, on } = /** @type {Contract.Years} */ (state.years);
  play = { at, on };
  keepTime(years.last);
  return state;
}

/** Return the year that the map shows while years are played; 0 without. */
export function yearInSight() {
  return play.at ?? 0;
}

/** Return how many milliseconds what a year brings may grow. */
export function growsFor() {
  return (0.7 * YEAR_MS) / speed;
}

/** @param {number} last year */
function keepTime(last) {
  if (!play.on || play.at === null) {
    clearTimeout(timer);
    timer = 0;
  } else if (!timer) timer = window.setTimeout(() => step(last), YEAR_MS / speed);
}

/** @param {number} last year */
function step(last) {
  timer = 0;
  if (play.at === null || play.at >= last) select("end", "");
  else {
    play = { at: play.at + 1, on: true };
    draw();
  }
}

/** @param {number} year */
function drag(year) {
  dragged = year;
  draw();
}

function drop() {
  const year = dragged;
  dragged = null;
  if (year !== null) select("pause", year);
}

/** Draw the player of the state, and the sentence of the page in its year. */
export function drawPlayer() {
  const { years, summary } = store.state;
  parts.box.hidden = !years;
  const page = window.parent.document;
  page.documentElement.classList.toggle("atlas-playing", (years?.at ?? null) !== null);
  if (!years) return;
  const { first, last, at, on, note } = years;
  const w = words().play;
  const text = on ? w.pause : at === null ? w.begin : w.go_on;
  parts.box.classList.toggle("open", at !== null);
  parts.box.classList.toggle("left", isLegendAtRight());
  parts.year.textContent = String(at ?? "");
  parts.note.textContent = at === null ? "" : note;
  parts.label.textContent = text;
  shape.setAttribute("d", on ? SHAPES.pause : SHAPES.play);
  set(parts.box, { "aria-label": w.begin });
  set(parts.toggle, { "aria-label": text, title: at === null ? "" : text });
  set(parts.slider, { min: first, max: last, "aria-label": w.year });
  parts.slider.value = String(at ?? first);
  set(parts.speed, { "aria-label": w.speed, title: w.speed });
  offerOptions(parts.speed, SPEEDS, String(speed));
  set(parts.end, { "aria-label": w.end, title: w.end });
  say(page.querySelector(SENTENCE), summary);
}

/**
 * Put the sentence of the year under the title of the page; its text node stays Streamlit's own.
 * @param {Element | null} box
 * @param {string} sentence
 */
function say(box, sentence) {
  const text = box && document.createTreeWalker(box, NodeFilter.SHOW_TEXT).nextNode();
  if (text && text.nodeValue !== sentence) text.nodeValue = sentence;
}

function isLegendAtRight() {
  const legend = document.querySelector(".atlas-legend-box")?.getBoundingClientRect();
  const { width, bottom } = store.map.getContainer().getBoundingClientRect();
  return Boolean(legend && legend.bottom <= bottom && (legend.left + legend.right) / 2 > width / 2);
}
