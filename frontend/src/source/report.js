// @ts-check
/* What a reader proposes to correct: a text to send, and lines ready for the files. Nothing is sent. */
import { isAllowed } from "../lib/correction_lines.js";
import { element, offerOptions } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { allowedIn, fieldsOf, linesOf, textOf } from "./proposal.js";

/** @import { SourceRow, SourceRows } from "../lib/contract.js" */
/** @import { About } from "./proposal.js" */
/** @typedef {(button: HTMLElement, text: string) => void} Copy */
/**
 * @typedef {object} Form
 * @property {HTMLSelectElement} column
 * @property {HTMLInputElement} value
 * @property {HTMLSelectElement} choice
 * @property {HTMLSelectElement} kind
 * @property {HTMLTextAreaElement} reason
 * @property {HTMLTextAreaElement} english
 * @property {HTMLInputElement} evidence
 */

/**
 * @param {SourceRows} data
 * @param {string} key
 * @param {SourceRow} row
 * @param {boolean} isOpen
 * @param {Copy} copy
 * @returns {HTMLElement[]}
 */
export function reportOf(data, key, row, isOpen, copy) {
  const fields = fieldsOf(data, key, row);
  if (!fields.length) return [];
  const about = { data, key, row, fields };
  const box = element("details", "report");
  box.open = isOpen;
  box.append(element("summary", "", data.words.report));
  const form = formOf(data.words);
  const result = element("div", "result");
  const show = () => drawResult(about, form, result, copy);
  form.column.addEventListener("change", () => offerValues(about, form));
  offerOptions(
    form.column,
    Object.fromEntries(fields.map(({ label }, at) => [String(at), label])),
    String(0),
  );
  offerOptions(form.kind, data.options.kinds, fields[0].kind);
  box.append(...fieldsIn(data.words, form), result);
  box.addEventListener("input", show);
  offerValues(about, form);
  show();
  if (isOpen) requestAnimationFrame(() => box.scrollIntoView({ block: "start" }));
  return [box];
}

/**
 * @param {Record<string, string>} w
 * @returns {Form}
 */
function formOf(w) {
  const form = {
    column: element("select"),
    value: element("input"),
    choice: element("select"),
    kind: element("select"),
    reason: element("textarea"),
    english: element("textarea"),
    evidence: element("input"),
  };
  form.value.title = w.report_empty;
  form.reason.rows = form.english.rows = 2;
  return form;
}

/**
 * @param {Record<string, string>} w
 * @param {Form} form
 */
function fieldsIn(w, { column, value, choice, kind, reason, english, evidence }) {
  return [
    labelled(w.report_column, column),
    labelled(w.report_value, value, choice),
    labelled(w.report_kind, kind),
    labelled(w.report_reason, reason),
    labelled(w.report_reason_en, english),
    labelled(w.report_evidence, evidence),
  ];
}

/**
 * @param {string} text
 * @param {...HTMLElement} fields
 */
function labelled(text, ...fields) {
  const label = element("label", "", text);
  label.append(...fields);
  return label;
}

/**
 * @param {About} about
 * @param {Form} form
 */
function offerValues(about, { column, value, choice, kind }) {
  const field = about.fields[Number(column.value)];
  const allowed = allowedIn(about, field);
  value.hidden = Boolean(allowed);
  choice.hidden = !allowed;
  kind.value = field.kind;
  if (allowed) offerOptions(choice, { "": "", ...allowed }, "");
}

/**
 * @param {About} about
 * @param {Form} form
 * @param {HTMLElement} result
 * @param {Copy} copy
 */
function drawResult(about, form, result, copy) {
  const w = about.data.words;
  const field = about.fields[Number(form.column.value)];
  const allowed = allowedIn(about, field);
  const value = (allowed ? form.choice : form.value).value;
  const said = value.trim();
  const note = element("p", "note", w.report_nothing_sent);
  if (!said || !form.reason.value.trim()) {
    result.replaceChildren(note, element("p", "", w.report_incomplete));
    return;
  }
  if (!isAllowed(field, allowed ? value : said, allowed)) {
    const message = /year/.test(field.column) ? w.report_year : w.report_invalid;
    result.replaceChildren(note, element("p", "wrong", fill(message, { value: said })));
    return;
  }
  const given = {
    value: said === "-" ? "" : said,
    kind: form.kind.value,
    reason: form.reason.value,
    reason_en: form.english.value,
    evidence: form.evidence.value,
  };
  const lines = linesOf(about, field, given);
  const text = textOf(about, field, given, allowed ? allowed[value] : said, lines);
  result.replaceChildren(
    note,
    block(w.report_text, text, w.report_copy_text, copy),
    block(w.report_lines, lines, w.report_copy_lines, copy),
  );
}

/**
 * @param {string} heading
 * @param {string} text
 * @param {string} label
 * @param {Copy} copy
 */
function block(heading, text, label, copy) {
  const box = element("div");
  const button = element("button", "", label);
  button.type = "button";
  button.addEventListener("click", () => copy(button, text));
  const area = element("pre", "", text);
  area.tabIndex = 0;
  box.append(element("h3", "", heading), area, button);
  return box;
}
