// @ts-check
/* The tools of a page: copies the link, starts and steps a presentation. Shown once, by the shell; with it
   come what a page does beside its widgets: its address, its keys, its language. */
import { element } from "../lib/dom.js";
import { extentIn } from "../lib/extent.js";
import { fetched } from "../lib/fetched.js";
import { fill } from "../lib/format.js";
import { keepExtent } from "./address.js";
import { followKeys } from "./keys.js";
import { followPage, translatePage } from "./translate.js";

/** @import { PageWords } from "../lib/contract.js" */
/** @import { Component } from "./component.js" */
/** @import { Situation } from "./keys.js" */
/** @typedef {Situation & { lang: string, words: string, slide: number, slides: number }} Page */

const NOTE_MS = 4000;

/** @type {{ data: Page, send: (what: string) => void } | undefined} */
let page;

/**
 * Show the tools; called on every change of their data.
 * @param {Component} component
 */
export async function showToolbar({ data, parentElement, setTriggerValue }) {
  const send = (/** @type {string} */ what) =>
    setTriggerValue("asked", { what, extent: extentIn(new URL(location.href)) });
  const isFirst = !window.atlasPage;
  const isTranslated = page?.data.lang === data.lang;
  page = { data, send };
  document.documentElement.lang = data.lang;
  document.documentElement.classList.toggle("atlas-present", data.present);
  if (isFirst) followOnce();
  /** @type {PageWords} */
  const words = await fetched(new URL(`app/static/${data.words}`, document.baseURI));
  if (page.data !== data) return; /* a newer change came first */
  if (!isTranslated) translatePage(words.streamlit);
  draw(boxIn(parentElement), data, words);
}

function followOnce() {
  window.atlasPage = true;
  keepExtent();
  followKeys(
    () => page?.data,
    (action) => page?.send(action),
  );
  followPage();
}

/**
 * @param {HTMLElement} parent
 * @returns {HTMLElement}
 */
function boxIn(parent) {
  const known = parent.querySelector(":scope > .atlas-tools");
  if (known) return /** @type {HTMLElement} */ (known);
  const box = element("div", "atlas-tools");
  box.setAttribute("role", "toolbar");
  parent.append(box);
  return box;
}

/**
 * @param {HTMLElement} box
 * @param {Page} data
 * @param {PageWords} w
 */
function draw(box, data, w) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const focused = box.contains(active) ? active?.dataset.what : "";
  box.setAttribute("aria-label", w.tools);
  box.replaceChildren(...(data.present ? slideTools(data, w) : pageTools(data, w)));
  if (focused) /** @type {HTMLElement | null} */ (box.querySelector(`[data-what='${focused}']`))?.focus();
}

/**
 * @param {Page} data
 * @param {PageWords} w
 */
function pageTools({ can_present: canPresent }, w) {
  const copy = tool("copy", w.copy, false, () => copyLink(copy, w));
  return canPresent ? [copy, tool("save", w.save), tool("present", w.present)] : [copy];
}

/**
 * @param {Page} data
 * @param {PageWords} w
 */
function slideTools({ slide, slides }, w) {
  const said = element("span", "atlas-slide", slide ? fill(w.slide, { n: slide, all: slides }) : w.no_slide);
  said.setAttribute("role", "status");
  return [
    tool("previous", w.previous, slides === 0),
    said,
    tool("next", w.next, slides === 0),
    tool("save", w.save),
    tool("earlier", w.earlier, slide < 2),
    tool("later", w.later, !slide || slide >= slides),
    tool("remove", w.remove, !slide),
    tool("leave", w.leave),
  ];
}

/**
 * @param {string} what it asks for
 * @param {string} label
 * @param {boolean} [isOff]
 * @param {() => void} [act] instead of asking
 */
function tool(what, label, isOff = false, act = () => page?.send(what)) {
  const button = element("button", "", label);
  button.type = "button";
  button.dataset.what = what;
  button.disabled = isOff;
  button.addEventListener("click", act);
  return button;
}

/**
 * Browsers let a page write the clipboard over https and on the machine itself; elsewhere the address is
 * shown, selected.
 * @param {HTMLElement} button
 * @param {PageWords} w
 */
async function copyLink(button, w) {
  try {
    await navigator.clipboard.writeText(location.href);
  } catch {
    showAddress(button, w);
    return;
  }
  const note = element("span", "atlas-note", w.copied);
  note.setAttribute("role", "status");
  button.parentElement?.querySelector(".atlas-note")?.remove();
  button.after(note);
  setTimeout(() => note.remove(), NOTE_MS);
}

/**
 * @param {HTMLElement} button
 * @param {PageWords} w
 */
function showAddress(button, w) {
  button.parentElement?.querySelector("input")?.remove();
  const field = element("input");
  field.readOnly = true;
  field.value = location.href;
  field.setAttribute("aria-label", w.copy_by_hand);
  field.title = w.copy_by_hand;
  field.addEventListener("blur", () => field.remove());
  field.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    event.stopPropagation();
    button.focus();
  });
  button.after(field);
  field.focus();
  field.select();
}
