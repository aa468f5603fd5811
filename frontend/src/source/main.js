// @ts-check
/* The dialog of source rows: a printed row beside the published one, or the rows of what is selected. It is
   fetched when the first of them is opened. */
import { element } from "../lib/dom.js";
import { besideRow, titleOf } from "../lib/source_groups.js";
import { sourceHref } from "../lib/source_address.js";
import { listsOf } from "./list.js";
import { reportOf } from "./report.js";
import { bodyOf } from "./row.js";

/** @import { SourceRows } from "../lib/contract.js" */
/** @typedef {{ key: string, report: boolean }} Asked */
/**
 * @typedef {object} Shell
 * @property {(key: string) => void} go shows other source rows
 * @property {() => void} closed
 * @property {(button: HTMLElement, text: string) => void} copy
 */

/** @type {HTMLDialogElement | undefined} */
let dialog;

/**
 * Show source rows over the page.
 * @param {SourceRows} data
 * @param {Asked} asked
 * @param {Shell} shell
 */
export function showSource(data, asked, shell) {
  const isNew = !dialog?.isConnected;
  dialog = isNew ? opened(shell) : /** @type {HTMLDialogElement} */ (dialog);
  dialog.lang = data.lang;
  const heading = element("h2", "", titleOf(data, asked.key));
  heading.id = "atlas-source-title";
  heading.tabIndex = -1;
  const body = element("div", "body");
  body.append(...contentOf(data, asked, shell));
  dialog.replaceChildren(headOf(data, asked.key, heading, shell), body);
  if (isNew) dialog.showModal();
  heading.focus();
}

/** @param {Shell} shell */
function opened(shell) {
  const box = element("dialog", "atlas-source");
  box.setAttribute("role", "dialog"); /* the keys of the page look for it */
  box.setAttribute("aria-labelledby", "atlas-source-title");
  box.addEventListener("close", () => {
    box.remove();
    shell.closed();
  });
  box.addEventListener("click", (event) => event.target === box && box.close());
  document.body.append(box);
  return box;
}

/**
 * @param {SourceRows} data
 * @param {string} key
 * @param {HTMLElement} heading
 * @param {Shell} shell
 */
function headOf(data, key, heading, { go, copy }) {
  const w = data.words;
  const head = element("div", "head");
  const tools = element("div", "tools");
  if (/^(row|unit):/.test(key)) tools.append(...stepsOf(data, key, go));
  const link = tool(w.copy, w.copy, () =>
    copy(link, new URL(sourceHref(key, data.lang), document.baseURI).href),
  );
  tools.append(
    link,
    tool("×", w.close, () => dialog?.close()),
  );
  head.append(heading, tools);
  return head;
}

/**
 * Return what leads from a printed row to another: the one before, the one of a number, the one after.
 * @param {SourceRows} data
 * @param {string} key
 * @param {(key: string) => void} go
 */
function stepsOf(data, key, go) {
  const w = data.words;
  const [kind, id] = key.split(":");
  const [before, after] = [besideRow(data, key, -1), besideRow(data, key, 1)];
  const number = element("input");
  number.inputMode = "numeric";
  number.value = id;
  number.setAttribute("aria-label", w.number_of);
  number.title = w.number_of;
  number.addEventListener("change", () => go(`${kind}:${number.value.trim() || id}`));
  return [
    tool("‹", w.previous, () => go(before), !before),
    number,
    tool("›", w.next, () => go(after), !after),
  ];
}

/**
 * @param {string} text
 * @param {string} label
 * @param {() => void} does
 * @param {boolean} [isOff]
 */
function tool(text, label, does, isOff = false) {
  const button = element("button", "", text);
  button.type = "button";
  button.title = label;
  button.disabled = isOff;
  button.setAttribute("aria-label", label);
  button.addEventListener("click", does);
  return button;
}

/**
 * @param {SourceRows} data
 * @param {Asked} asked
 * @param {Shell} shell
 */
function contentOf(data, { key, report }, { copy }) {
  const row = data.rows[key];
  const isGroup = !/^(row|unit|entry):/.test(key);
  if (!row && (!isGroup || titleOf(data, key) === data.words.missing)) return [];
  return [
    ...(row ? bodyOf(data, key, row) : []),
    ...(isGroup ? listsOf(data, key) : []),
    ...(row ? reportOf(data, key, row, report, copy) : []),
  ];
}
