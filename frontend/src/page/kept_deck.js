// @ts-check
/* The deck outlives the page: the browser keeps its text, and hands it over when the page is loaded anew.
   A deck that came with a link is kept only once the reader changes it. */

const KEY = "atlas-slides";

let isAsked = false;
let isChanged = false;

/** The reader changes the deck: what the server answers is kept. */
export function changeDeck() {
  isChanged = true;
}

/**
 * Keep the deck, or return the kept one when the session has just begun without any.
 * @param {string} deck as text
 * @returns {string} "" for nothing to hand over
 */
export function keptDeck(deck) {
  const isFirst = !isAsked;
  isAsked = true;
  try {
    if (isFirst && !deck) return localStorage.getItem(KEY) ?? "";
    if (!isChanged) return "";
    if (deck) localStorage.setItem(KEY, deck);
    else localStorage.removeItem(KEY);
  } catch {
    /* a browser that keeps nothing */
  }
  return "";
}
