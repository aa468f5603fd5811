// @ts-check
/* The tables that the map restyles itself from, one file for each theme and language. */
import { load, store } from "./store.js";

/** @import { Styles } from "../lib/answered.js" */

/** @type {Map<string, Omit<Styles, "basemaps">>} */
const known = new Map();
/** @type {Set<string>} */
const asked = new Set();

/**
 * Fetch the tables of the language of the state; without them every choice waits for Python.
 * @param {() => void} then called once they are there
 */
export async function fetchStyles(then) {
  const { theme, lang } = store.state;
  const name = `${theme}-styles-${lang}`;
  if (asked.has(name) || !store.config.files[name]) return;
  asked.add(name);
  try {
    known.set(lang, { [theme]: await load(name) });
    then();
  } catch {
    asked.delete(name); /* the next state tries again */
  }
}

/**
 * Return the tables of a language; empty until they are there.
 * @param {string} lang
 * @returns {Omit<Styles, "basemaps">}
 */
export function stylesIn(lang) {
  return known.get(lang) ?? {};
}
