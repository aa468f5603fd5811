// @ts-check
/* A combobox: the server finds, this shows. Every text is set as text, never as HTML. */
import { element, set } from "../lib/dom.js";

/** @import { Component } from "./component.js" */
/**
 * @typedef {object} Found what the server found for a text
 * @property {string} typed
 * @property {[string, string][]} hits label and detail
 * @property {string} label
 * @property {string} hint
 * @property {string} results
 * @property {string} none
 * @property {string} count
 * @property {string} go where to go, with all that its address says; "" for nowhere
 */
/**
 * @typedef {object} Field
 * @property {HTMLElement} box
 * @property {HTMLElement} name
 * @property {HTMLInputElement} input
 * @property {HTMLUListElement} list
 * @property {HTMLElement} said
 * @property {number} at the chosen hit
 * @property {boolean} closed
 * @property {number} timer until the text is asked for
 * @property {Found} found
 * @property {(text: string) => void} ask
 * @property {(text: string, number: number) => void} open
 */

const PAUSE_MS = 90;
const LONGEST = 4000; /* also the address or code of a view */
const LIST_ID = "atlas-hits";
const HIT_ID = "atlas-hit-";

/** @type {WeakMap<HTMLElement, Field>} */
const fields = new WeakMap();

/**
 * Show the field and what was found; called on every change of its data.
 * @param {Component} component
 */
export function showSearch({ data, parentElement, setStateValue, setTriggerValue }) {
  const field = fields.get(parentElement) ?? build(parentElement);
  field.ask = (text) => setStateValue("typed", text);
  field.open = (text, number) => setTriggerValue("opened", { text, number });
  field.found = data;
  field.name.textContent = data.label;
  field.input.placeholder = data.hint;
  field.list.setAttribute("aria-label", data.results);
  draw(field);
  if (data.go) location.assign(new URL(data.go, document.baseURI));
}

/**
 * @param {HTMLElement} parent
 * @returns {Field}
 */
function build(parent) {
  const box = element("div", "atlas-search");
  const label = element("label");
  const [name, input, list, said] = [element("span"), element("input"), element("ul"), element("p")];
  Object.assign(input, { type: "search", autocomplete: "off", spellcheck: false, maxLength: LONGEST });
  set(input, {
    role: "combobox",
    "aria-autocomplete": "list",
    "aria-expanded": "false",
    "aria-controls": LIST_ID,
  });
  set(list, { role: "listbox", id: LIST_ID });
  said.setAttribute("role", "status");
  list.hidden = said.hidden = true;
  label.append(name, input);
  box.append(label, list, said);
  parent.append(box);
  const nothing = { typed: "", hits: [], label: "", hint: "", results: "", none: "", count: "", go: "" };
  /** @type {Field} */
  const field = {
    box,
    name,
    input,
    list,
    said,
    at: 0,
    closed: false,
    timer: 0,
    found: nothing,
    ask: () => {},
    open: () => {},
  };
  fields.set(parent, field);
  follow(field);
  return field;
}

/** @param {Field} field */
function follow(field) {
  const { input, list } = field;
  input.addEventListener("input", () => {
    Object.assign(field, { at: 0, closed: false });
    clearTimeout(field.timer);
    draw(field);
    field.timer = window.setTimeout(() => field.ask(input.value), PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => press(field, event));
  for (const [name, closed] of /** @type {const} */ ([
    ["focus", false],
    ["blur", true],
  ])) {
    input.addEventListener(name, () => {
      field.closed = closed;
      draw(field);
    });
  }
  list.addEventListener("mousedown", (event) => event.preventDefault());
}

/**
 * Show the hits of what stands in the field now; those of an older text never.
 * @param {Field} field
 */
function draw(field) {
  const { input, list, said } = field;
  const { typed, hits, none, count } = field.found;
  const isAsked = input.value.trim() !== "" && !field.closed;
  const isAnswered = isAsked && typed === input.value;
  const isOpen = isAnswered && hits.length > 0;
  if (isAnswered) {
    said.textContent = hits.length ? count : none;
    said.className = hits.length ? "unseen" : "";
    field.at = Math.min(field.at, Math.max(0, hits.length - 1));
    list.replaceChildren(...hits.map((hit, number) => option(field, hit, number)));
  }
  said.hidden = !isAnswered;
  list.hidden = !isOpen && !(isAsked && list.children.length && !isAnswered);
  input.setAttribute("aria-expanded", String(!list.hidden));
  if (isOpen) input.setAttribute("aria-activedescendant", HIT_ID + field.at);
  else input.removeAttribute("aria-activedescendant");
}

/**
 * @param {Field} field
 * @param {[string, string]} hit
 * @param {number} number
 */
function option(field, [label, detail], number) {
  const item = element("li");
  set(item, { role: "option", id: HIT_ID + number, "aria-selected": String(number === field.at) });
  item.append(label, element("small", "", detail));
  item.addEventListener("click", () => open(field, number));
  return item;
}

/**
 * @param {Field} field
 * @param {KeyboardEvent} event
 */
function press(field, event) {
  if (event.key === "Enter") {
    open(field, field.at);
    return;
  }
  const next = chosenAfter(event.key, field.at, field.found.hits.length);
  const isCleared = event.key === "Escape" && field.input.value !== "";
  if (next === undefined && !isCleared) return;
  if (isCleared) field.input.value = "";
  field.at = next ?? field.at;
  event.preventDefault();
  event.stopPropagation();
  draw(field);
}

/**
 * Return the hit that an arrow leads to, round the ends; undefined for any other key.
 * @param {string} key
 * @param {number} at
 * @param {number} count
 * @returns {number | undefined}
 */
export function chosenAfter(key, at, count) {
  if (key === "ArrowDown") return at >= count - 1 ? 0 : at + 1;
  if (key === "ArrowUp") return at <= 0 ? count - 1 : at - 1;
  return undefined;
}

/**
 * Open a hit. The server finds again what was typed, so that Enter works before the answer has come.
 * @param {Field} field
 * @param {number} number
 */
function open(field, number) {
  const text = field.input.value;
  if (!text.trim()) return;
  clearTimeout(field.timer);
  field.ask(text);
  if (field.found.typed === text && !field.found.hits.length) return;
  field.input.value = "";
  draw(field);
  field.open(text, number);
}
