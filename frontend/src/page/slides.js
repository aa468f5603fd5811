// @ts-check
/* The list of slides: put in order by dragging, buttons or Alt and arrows, given titles, removed, and
   shown. */
import { element, set } from "../lib/dom.js";
import { fill } from "../lib/format.js";

/** @import { SlideWords } from "../lib/contract.js" */
/**
 * @typedef {object} SlideList what the server knows of the slides
 * @property {string[]} titles
 * @property {string[]} sentences
 * @property {string[]} pictures files; "" for one not drawn yet
 * @property {string} note what happened last
 * @property {boolean} undo whether that can be undone
 * @property {string} link of the presentation, relative to the first page
 */
/** @typedef {{ number?: number, to?: number, title?: string }} Details */
/** @typedef {(what: string, details?: Details) => void} Act */
/** @typedef {(button: HTMLElement, url: string) => void} Copy */
/** @typedef {{ list: SlideList, w: SlideWords, act: Act, copy: Copy }} Shown */

let dragged = 0; /* number of the slide under the pointer */
let focusNext = ""; /* what has the focus after a change */
let waiting = /** @type {Shown | null} */ (null); /* what came while a title was typed */

/**
 * Draw the list, or nothing.
 * @param {HTMLElement} box
 * @param {Shown | null} shown
 */
export function drawSlides(box, shown) {
  if (shown && isTyping(box)) {
    waiting = shown; /* a picture that is ready takes no letter away */
    return;
  }
  waiting = null;
  box.hidden = !shown;
  if (!shown) {
    box.replaceChildren();
    return;
  }
  const { list, w } = shown;
  const focused = focusNext || keyOf(document.activeElement, box);
  const top = box.querySelector("ol")?.scrollTop ?? 0;
  focusNext = "";
  box.setAttribute("aria-label", w.heading);
  box.replaceChildren(heading(shown), ...(list.titles.length ? filled(shown) : unfilled(shown)));
  if (list.note) box.append(note(shown));
  const items = box.querySelector("ol");
  if (items) items.scrollTop = top;
  if (focused) /** @type {HTMLElement | null} */ (box.querySelector(`[data-key='${focused}']`))?.focus();
}

/**
 * Whether a title is being changed.
 * @param {HTMLElement} box
 */
function isTyping(box) {
  const field = /** @type {HTMLInputElement | null} */ (document.activeElement);
  return Boolean(
    field && box.contains(field) && field.tagName === "INPUT" && field.value !== field.defaultValue,
  );
}

/**
 * Return what a node of the list is called, so that it can be found after the list is drawn anew.
 * @param {Element | null} node
 * @param {HTMLElement} box
 */
function keyOf(node, box) {
  const found = /** @type {HTMLElement | null} */ (node);
  return (found && box.contains(found) && found.dataset.key) || "";
}

/** @param {Shown} shown */
function heading({ w, act }) {
  const header = element("header");
  header.append(
    element("h2", "", w.heading),
    button("close", "×", () => act("close"), w.close),
  );
  return header;
}

/** @param {Shown} shown */
function unfilled({ w, act }) {
  return [element("p", "", w.none), button("example", w.example, () => act("example"))];
}

/** @param {Shown} shown */
function filled(shown) {
  const { list, w, act, copy } = shown;
  const items = element("ol");
  items.append(...list.titles.map((_, at) => item(shown, at)));
  const foot = element("footer");
  const link = button("copy", w.copy, () => copy(link, list.link));
  const start = button("start", w.start, () => act("start", { number: 1 }));
  start.classList.add("main");
  foot.append(
    start,
    link,
    button("empty", w.empty, () => act("empty")),
  );
  return [items, foot];
}

/** @param {Shown} shown */
function note({ list, w, act }) {
  const said = element("p", "note", list.note);
  if (list.undo) said.append(button("undo", w.undo, () => act("undo")));
  return said;
}

/**
 * @param {Shown} shown
 * @param {number} at
 */
function item(shown, at) {
  const { list, w, act } = shown;
  const number = at + 1;
  const count = list.titles.length;
  const node = element("li");
  const named = (/** @type {string} */ text) => fill(text, { n: number });
  const move = (/** @type {number} */ to, /** @type {string} */ key) => {
    if (to < 1 || to > count || to === number) return;
    focusNext = `${key}-${to}`;
    act("move", { number, to });
  };
  const handle = element("span", "handle", String(number));
  handle.title = named(w.drag);
  handle.draggable = true;
  const tools = element("div", "tools");
  tools.append(
    button(`earlier-${number}`, "↑", () => move(number - 1, "earlier"), named(w.earlier), number === 1),
    button(`later-${number}`, "↓", () => move(number + 1, "later"), named(w.later), number === count),
    button(`remove-${number}`, "×", () => act("remove", { number }), named(w.remove)),
  );
  const texts = element("div", "texts");
  texts.append(titleField(shown, at), element("small", "", list.sentences[at]));
  node.append(handle, picture(shown, at), texts, tools);
  node.addEventListener("keydown", (event) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !by) return;
    event.preventDefault();
    move(number + by, keyOf(document.activeElement, node).split("-")[0]);
  });
  followDrag(node, handle, number, (from) => act("move", { number: from, to: number }));
  return node;
}

/**
 * @param {HTMLElement} node
 * @param {HTMLElement} handle
 * @param {number} number
 * @param {(from: number) => void} drop
 */
function followDrag(node, handle, number, drop) {
  handle.addEventListener("dragstart", (event) => {
    dragged = number;
    event.dataTransfer?.setDragImage(node, 0, 0);
    event.dataTransfer?.setData("text/plain", String(number));
  });
  handle.addEventListener("dragend", () => {
    dragged = 0;
  });
  node.addEventListener("dragover", (event) => {
    if (!dragged || dragged === number) return;
    event.preventDefault();
    node.classList.toggle("above", number < dragged);
    node.classList.toggle("below", number > dragged);
  });
  node.addEventListener("dragleave", () => node.classList.remove("above", "below"));
  node.addEventListener("drop", (event) => {
    event.preventDefault();
    node.classList.remove("above", "below");
    if (dragged && dragged !== number) drop(dragged);
  });
}

/**
 * The picture presents from its slide on.
 * @param {Shown} shown
 * @param {number} at
 */
function picture({ list, w, act }, at) {
  const number = at + 1;
  const open = button(
    `picture-${number}`,
    "",
    () => act("start", { number }),
    fill(w.start_at, { n: number }),
  );
  open.className = "picture";
  if (list.pictures[at]) {
    const image = element("img");
    image.alt = "";
    image.src = new URL("app/static/" + list.pictures[at], document.baseURI).href;
    open.append(image);
  }
  return open;
}

/**
 * @param {Shown} shown
 * @param {number} at
 */
function titleField({ list, w, act }, at) {
  const number = at + 1;
  const field = element("input");
  const before = list.titles[at];
  field.defaultValue = before;
  field.maxLength = 80;
  field.dataset.key = `title-${number}`;
  set(field, { "aria-label": fill(w.title, { n: number }), autocomplete: "off", spellcheck: "false" });
  field.addEventListener("blur", () => {
    if (field.value !== before) act("rename", { number, title: field.value });
    else if (waiting) drawSlides(/** @type {HTMLElement} */ (field.closest("section")), waiting);
  });
  field.addEventListener("keydown", (event) => {
    if (event.key === "Enter") field.blur();
    if (event.key !== "Escape" || field.value === before) return;
    event.stopPropagation();
    field.value = before;
  });
  return field;
}

/**
 * @param {string} key
 * @param {string} text
 * @param {() => void} act
 * @param {string} [label] for a button that is only a sign
 * @param {boolean} [isOff]
 */
function button(key, text, act, label = "", isOff = false) {
  const made = element("button", "", text);
  made.type = "button";
  made.dataset.key = key;
  made.disabled = isOff;
  if (label) {
    made.title = label;
    made.setAttribute("aria-label", label);
  }
  made.addEventListener("click", act);
  return made;
}
