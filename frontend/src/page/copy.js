// @ts-check
/* Addresses for the clipboard. */
import { element } from "../lib/dom.js";

/** @import { PageWords } from "../lib/contract.js" */

const NOTE_MS = 4000;

/**
 * Browsers let a page write the clipboard over https and on the machine itself; elsewhere the address is
 * shown, selected.
 * @param {HTMLElement} button
 * @param {string} url
 * @param {PageWords} w
 */
export async function copy(button, url, w) {
  try {
    await navigator.clipboard.writeText(url);
  } catch {
    showAddress(button, url, w);
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
 * @param {string} url
 * @param {PageWords} w
 */
function showAddress(button, url, w) {
  button.parentElement?.querySelector("input")?.remove();
  const field = element("input");
  field.readOnly = true;
  field.value = url;
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
