// @ts-check
/* A field to pick some of many: a combobox with a list that closes after a choice, and the chosen ones above
   it, each with a button that takes it away. */
import { element, set } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { found } from "../lib/find.js";
import { chosenAfter } from "./search.js";

/** @import { Component } from "./component.js" */
/**
 * @typedef {object} Choice what can be picked, and what is
 * @property {string} id
 * @property {string} label
 * @property {string} hint shown while nothing is picked
 * @property {string} none said when nothing is found
 * @property {string} remove "Remove {name}"
 * @property {string[]} keys
 * @property {string[]} names in the order of the keys
 * @property {string[]} chosen keys
 */
/**
 * @typedef {object} Picker
 * @property {HTMLElement} name
 * @property {HTMLUListElement} chips
 * @property {HTMLInputElement} input
 * @property {HTMLUListElement} list
 * @property {HTMLElement} said
 * @property {boolean} isOpen
 * @property {number} at the option that Enter picks
 * @property {number[]} options places of the options in the list
 * @property {string[]} chosen
 * @property {Choice} choice
 * @property {(chosen: string[]) => void} send
 */

/** @type {WeakMap<HTMLElement, Picker>} */
const pickers = new WeakMap();
const LONGEST = 80;

/**
 * Show the field; called on every change of its data.
 * @param {Component} component
 */
export function showPicker({ data, parentElement, setTriggerValue }) {
  const picker = pickers.get(parentElement) ?? build(parentElement, data);
  Object.assign(picker, { choice: data, chosen: data.chosen });
  picker.send = (chosen) => setTriggerValue("picked", chosen);
  picker.name.textContent = data.label;
  set(picker.list, { "aria-label": data.label });
  set(picker.input, { "aria-label": data.label });
  draw(picker);
}

/**
 * @param {HTMLElement} parent
 * @param {Choice} choice
 * @returns {Picker}
 */
function build(parent, choice) {
  const box = element("div", "atlas-picker");
  const [name, chips, input] = [element("label"), element("ul", "chips"), element("input")];
  const [list, said] = [element("ul", "options"), element("p")];
  const id = `atlas-pick-${choice.id}`;
  Object.assign(input, { type: "text", id, autocomplete: "off", spellcheck: false, maxLength: LONGEST });
  name.htmlFor = id;
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-controls": `${id}-list` });
  set(list, { role: "listbox", id: `${id}-list` });
  said.setAttribute("role", "status");
  const field = element("div", "field");
  field.append(chips, input);
  box.append(name, field, list, said);
  parent.append(box);
  /** @type {Picker} */
  const picker = {
    ...{ name, chips, input, list, said, choice, isOpen: false, at: 0, options: [], chosen: [] },
    send: () => {},
  };
  pickers.set(parent, picker);
  follow(picker, field);
  return picker;
}

/**
 * @param {Picker} picker
 * @param {HTMLElement} field
 */
function follow(picker, field) {
  const { input, list } = picker;
  const open = (/** @type {boolean} */ isOpen) => {
    Object.assign(picker, { isOpen, at: 0 });
    draw(picker);
  };
  input.addEventListener("input", () => open(true));
  input.addEventListener("click", () => open(!picker.isOpen || input.value !== ""));
  input.addEventListener("blur", () => {
    input.value = "";
    open(false);
  });
  input.addEventListener("keydown", (event) => press(picker, event));
  list.addEventListener("mousedown", (event) => event.preventDefault());
  field.addEventListener("mousedown", (event) => {
    if (event.target !== field) return;
    event.preventDefault();
    input.focus();
    open(true);
  });
}

/** @param {Picker} picker */
function draw(picker) {
  const { input, list, said, choice, isOpen, chosen } = picker;
  const nameOf = (/** @type {string} */ key) => choice.names[choice.keys.indexOf(key)] ?? key;
  picker.chips.replaceChildren(...chosen.map((key) => chip(picker, key, nameOf(key))));
  picker.chips.hidden = !chosen.length;
  input.placeholder = chosen.length ? "" : choice.hint;
  input.setAttribute("aria-expanded", String(isOpen));
  const places = isOpen ? found(choice.names, input.value) : [];
  picker.options = places.filter((at) => !chosen.includes(choice.keys[at]));
  picker.at = Math.min(picker.at, Math.max(0, picker.options.length - 1));
  list.hidden = !picker.options.length;
  list.replaceChildren(...picker.options.map((at, number) => option(picker, at, number)));
  said.hidden = !isOpen || Boolean(picker.options.length);
  said.textContent = said.hidden ? "" : choice.none;
  mark(picker);
}

/** @param {Picker} picker */
function mark({ input, list, at }) {
  [...list.children].forEach((item, number) => item.setAttribute("aria-selected", String(number === at)));
  const item = list.children[at];
  if (item) input.setAttribute("aria-activedescendant", item.id);
  else input.removeAttribute("aria-activedescendant");
  item?.scrollIntoView({ block: "nearest" });
}

/**
 * @param {Picker} picker
 * @param {string} key
 * @param {string} name
 */
function chip(picker, key, name) {
  const item = element("li", "", name);
  const button = element("button", "", "×");
  button.type = "button";
  set(button, { "aria-label": fill(picker.choice.remove, { name }) });
  button.addEventListener("mousedown", (event) => event.preventDefault());
  button.addEventListener("click", () => remove(picker, key));
  item.append(button);
  return item;
}

/**
 * @param {Picker} picker
 * @param {number} at place of the option among all
 * @param {number} number among those shown
 */
function option(picker, at, number) {
  const item = element("li", "", picker.choice.names[at]);
  set(item, { role: "option", id: `${picker.list.id}-${number}` });
  item.addEventListener("click", () => pick(picker, number));
  return item;
}

/**
 * @param {Picker} picker
 * @param {KeyboardEvent} event
 */
function press(picker, event) {
  const { input, isOpen } = picker;
  if (event.key === "Backspace" && !input.value && picker.chosen.length) {
    remove(picker, picker.chosen[picker.chosen.length - 1]);
    return;
  }
  const next = chosenAfter(event.key, picker.at, picker.options.length);
  const isClosing = event.key === "Escape" && (isOpen || input.value !== "");
  const isPicking = event.key === "Enter" && isOpen;
  if (next === undefined && !isClosing && !isPicking) return;
  event.preventDefault();
  event.stopPropagation();
  if (isPicking) pick(picker, picker.at);
  else if (isClosing) close(picker);
  else if (!isOpen) {
    picker.isOpen = true;
    draw(picker);
  } else {
    picker.at = next ?? 0;
    mark(picker);
  }
}

/** @param {Picker} picker */
function close(picker) {
  picker.input.value = "";
  picker.isOpen = false;
  draw(picker);
}

/**
 * Pick an option; the list closes and the field keeps the focus.
 * @param {Picker} picker
 * @param {number} number among those shown
 */
function pick(picker, number) {
  const at = picker.options[number];
  if (at === undefined) return;
  picker.chosen = [...picker.chosen, picker.choice.keys[at]];
  picker.send(picker.chosen);
  close(picker);
}

/**
 * @param {Picker} picker
 * @param {string} key
 */
function remove(picker, key) {
  picker.chosen = picker.chosen.filter((other) => other !== key);
  picker.send(picker.chosen);
  draw(picker);
  picker.input.focus();
}
