// @ts-check
/* The tools of a page: copies the link, adds slides, presents. Shown once, by the shell; with it come what a
   page does beside its widgets: its address, its keys, its language, the whole screen. */
import { element } from "../lib/dom.js";
import { SLIDE_FRAME, extentIn, rescaled } from "../lib/extent.js";
import { fetched } from "../lib/fetched.js";
import { fill } from "../lib/format.js";
import { keepExtent, writeExtentOf } from "./address.js";
import { copy } from "./copy.js";
import { followKeys } from "./keys.js";
import { changeDeck, keptDeck } from "./kept_deck.js";
import { drawSlides } from "./slides.js";
import { setSource } from "./source_links.js";
import { followPage, translatePage } from "./translate.js";
import { followWall, mapFrame, mapWindow, showWall, takeScreen } from "./wall.js";

/** @import { PageWords } from "../lib/contract.js" */
/** @import { Component } from "./component.js" */
/** @import { Situation } from "./keys.js" */
/** @import { Details, SlideList } from "./slides.js" */
/** @import { Source } from "./source_links.js" */
/** @typedef {Situation & { lang: string, words: string, slide: number, slides: number, deck: string,
 * list: SlideList | null, source: Source }} Page */
/** @typedef {{ tools: HTMLElement, said: HTMLElement, slides: HTMLElement }} Boxes */

const CHANGES = ["save", "move", "rename", "remove", "empty", "undo", "example"];

/** @type {{ data: Page, send: (what: string, details?: object) => void } | undefined} */
let page;
/** @type {Boxes | undefined} */
let boxes;
let cameFrom = /** @type {string | undefined} */ (undefined); /* the extent before the slides were shown */
let wasPresent = false;

/**
 * Show the tools; called on every change of their data.
 * @param {Component} component
 */
export async function showToolbar({ data, parentElement, setTriggerValue }) {
  const isFirst = !window.atlasPage;
  const isTranslated = page?.data.lang === data.lang;
  page = { data, send: (what, details) => setTriggerValue("asked", { what, ...sight(), ...details }) };
  document.documentElement.lang = data.lang;
  showWall(data.present);
  if (isFirst) followOnce();
  const kept = keptDeck(data.deck);
  if (kept) page.send("restore", { deck: kept });
  /** @type {PageWords} */
  const words = await fetched(new URL(`app/static/${data.words}`, document.baseURI));
  if (page.data !== data) return; /* a newer change came first */
  if (!isTranslated) translatePage(words.streamlit);
  draw(boxesIn(parentElement), data, words);
  setSource(data.source, words);
}

/** What the map shows: as it is, and as a slide keeps it. */
function sight() {
  const extent = extentIn(new URL(location.href));
  const { clientWidth: wide = 0, clientHeight: high = 0 } = mapFrame() ?? {};
  const year = mapWindow()?.Atlas?.yearInSight?.() ?? 0;
  return { extent, year, area: rescaled(extent, { wide, high }, SLIDE_FRAME) };
}

function followOnce() {
  window.atlasPage = true;
  keepExtent();
  followWall(() => act("leave"));
  followKeys(() => page?.data, act);
  followPage();
}

/**
 * Ask the server for something; what only the browser can do comes first.
 * @param {string} what
 * @param {Details} [details]
 */
function act(what, details) {
  if (!page) return;
  if (what === "play") {
    mapWindow()?.Atlas?.togglePlay?.();
    return;
  }
  if (CHANGES.includes(what)) changeDeck();
  if (what === "present" || what === "start") takeScreen();
  if (what === "start") cameFrom = extentIn(new URL(location.href));
  if (what === "leave" && page.data.slide && cameFrom !== undefined) {
    writeExtentOf(cameFrom);
    cameFrom = undefined;
  }
  page.send(what, details);
}

/**
 * @param {HTMLElement} parent
 * @returns {Boxes}
 */
function boxesIn(parent) {
  if (boxes && parent.contains(boxes.tools)) return boxes;
  boxes = {
    tools: element("div", "atlas-tools"),
    said: element("p", "atlas-said"),
    slides: element("section", "atlas-slides"),
  };
  boxes.tools.setAttribute("role", "toolbar");
  boxes.said.setAttribute("role", "status");
  boxes.slides.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.stopPropagation();
    act("close");
    /** @type {HTMLElement | null | undefined} */ (boxes?.tools.querySelector("[data-what='list']"))?.focus();
  });
  parent.append(boxes.tools, boxes.said, boxes.slides);
  return boxes;
}

/**
 * @param {Boxes} boxes
 * @param {Page} data
 * @param {PageWords} w
 */
function draw({ tools, said, slides }, data, w) {
  const active = /** @type {HTMLElement | null} */ (document.activeElement);
  const isBack = wasPresent && !data.present;
  const focused = tools.contains(active) ? active?.dataset.what : isBack ? "present" : "";
  wasPresent = data.present;
  tools.setAttribute("aria-label", w.tools);
  tools.replaceChildren(...(data.present ? wallTools(data, w) : pageTools(data, w)));
  if (focused) {
    const found = /** @type {HTMLElement | null} */ (tools.querySelector(`[data-what='${focused}']`));
    found?.focus({ preventScroll: true });
  }
  say(said, data.list?.note || slideText(data, w));
  const { list } = data;
  drawSlides(
    slides,
    list && !data.present
      ? {
          list,
          w: w.slides,
          act,
          copy: (button, link) => copy(button, new URL(link, document.baseURI).href, w),
        }
      : null,
  );
}

/**
 * @param {HTMLElement} said
 * @param {string} text
 */
function say(said, text) {
  if (said.textContent !== text) said.textContent = text;
}

/**
 * @param {Page} data
 * @param {PageWords} w
 */
function slideText({ present, stepped, slide, slides }, w) {
  return present && stepped && slide ? fill(w.slide, { n: slide, all: slides }) : "";
}

/**
 * @param {Page} data
 * @param {PageWords} w
 */
function pageTools({ can_present: canPresent, slides, list }, w) {
  const link = tool("copy", w.copy, false, () => copy(link, location.href, w));
  if (!canPresent) return [link];
  const label = slides ? fill(w.list_count, { n: slides }) : w.list;
  const opener = tool("list", label, false, () => act(list ? "close" : "list"));
  opener.setAttribute("aria-expanded", String(Boolean(list)));
  return [link, tool("save", w.save), opener, tool("present", w.present)];
}

/**
 * @param {Page} data
 * @param {PageWords} w
 */
function wallTools(data, w) {
  const { stepped, slides } = data;
  const text = element("span", "atlas-slide", slideText(data, w));
  text.setAttribute("aria-hidden", "true"); /* said already */
  return [
    ...(stepped
      ? [tool("previous", w.previous, slides === 0), text, tool("next", w.next, slides === 0)]
      : []),
    tool("leave", w.leave),
  ];
}

/**
 * @param {string} what it asks for
 * @param {string} label
 * @param {boolean} [isOff]
 * @param {() => void} [does] instead of asking
 */
function tool(what, label, isOff = false, does = () => act(what)) {
  const button = element("button", "", label);
  button.type = "button";
  button.dataset.what = what;
  button.disabled = isOff;
  button.addEventListener("click", does);
  return button;
}
