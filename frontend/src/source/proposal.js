// @ts-check
/* A proposed correction of a source row: its columns and values, its lines, and the text to send. */
import { correctionLines, decisionOn } from "../lib/correction_lines.js";
import { fill } from "../lib/format.js";
import { sourceHref } from "../lib/source_address.js";
import { titleOf } from "../lib/source_groups.js";

/** @import { Decision, ReportField, SourceRow, SourceRows } from "../lib/contract.js" */
/** @typedef {{ data: SourceRows, key: string, row: SourceRow, fields: ReportField[] }} About */
/** @typedef {{ value: string, kind: string, reason: string, reason_en: string, evidence: string }} Given */

/**
 * Return the columns of a row that a reader may propose another value for; of the row of a register, those
 * that are decided already.
 * @param {SourceRows} data
 * @param {string} key
 * @param {SourceRow} row
 * @returns {ReportField[]}
 */
export function fieldsOf(data, key, row) {
  return data.reports[key.split(":")[0]] ?? row.decisions.map((at) => fieldOf(data.decisions[at]));
}

/**
 * Return the field of a decision that is there already.
 * @param {Decision} decision
 * @returns {ReportField}
 */
function fieldOf({ line, column, file }) {
  const [table, , name, , , kind] = line;
  return { column: name, label: column, file, table, cells: [0], options: "", pattern: ".+", kind };
}

/**
 * Return the values that a column may have; undefined where any text may stand.
 * @param {About} about
 * @param {ReportField} field
 * @returns {Record<string, string> | undefined}
 */
export function allowedIn({ data, row }, { options }) {
  if (!options) return undefined;
  if (options === "gminy") {
    const powiat = row.groups[0].split(":")[1];
    return Object.fromEntries((data.gminy[powiat] ?? []).map((name) => [name, name]));
  }
  const kind = { places: "place:", powiaty: "powiat:" }[options];
  if (!kind) return data.options[options];
  const named = Object.entries(data.titles).filter(([key]) => key.startsWith(kind));
  const sorted = named.sort(([, one], [, other]) => one.localeCompare(other, data.lang));
  return Object.fromEntries(
    sorted.map(([key, name]) => [` ${key.slice(kind.length)}`, name]),
  ); /* the blank keeps codes in this order */
}

/**
 * Return what a row is called in its table of decisions.
 * @param {About} about
 */
function idOf({ data, key, row }) {
  if (key.startsWith("entry:")) return data.decisions[row.decisions[0]].key;
  return key.slice(key.indexOf(":") + 1);
}

/**
 * Return the lines of a proposal, each list under the file it is for.
 * @param {About} about
 * @param {ReportField} field
 * @param {Given} given
 */
export function linesOf(about, field, given) {
  const { data, key, row } = about;
  const w = data.words;
  const printed = field.cells.map((at) => row.cells[at][0]).filter(Boolean);
  const source = printed.join("; ") || data.titles[key] || "";
  const { file, remove, add, remarks } = correctionLines(
    { field, key: idOf(about), source, ...given },
    data.decisions,
  );
  return [
    ...(remove.length ? [fill(w.report_remove, { file }), ...remove] : []),
    fill(w.report_add, { file }),
    ...add,
    fill(w.report_add, { file: "translations/remarks.csv" }),
    ...remarks,
  ].join("\n");
}

/**
 * Return the text that a reader sends to whoever keeps the data.
 * @param {About} about
 * @param {ReportField} field
 * @param {Given} given
 * @param {string} value in words
 * @param {string} lines
 */
export function textOf(about, field, given, value, lines) {
  const { data, key, row } = about;
  const w = data.words;
  const known = decisionOn(data.decisions, field, idOf(about));
  const printed = field.cells.map((cell) => row.cells[cell][0]).filter(Boolean);
  return [
    w.report_heading,
    titleOf(data, key) + (row.place ? ` (${row.place})` : ""),
    new URL(sourceHref(key, data.lang), document.baseURI).href,
    "",
    `${w.report_column}: ${field.label}`,
    `${w.printed}: ${printed.join("; ") || w.blank}`,
    `${w.published}: ${known?.published ?? row.cells[field.cells[0] ?? 0][1]}`,
    `${w.report_value}: ${value}`,
    `${w.report_reason}: ${given.reason.trim()}`,
    fill(w.evidence, { text: given.evidence.trim() || "–" }),
    "",
    lines,
  ].join("\n");
}
