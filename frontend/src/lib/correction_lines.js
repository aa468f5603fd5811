// @ts-check
/* The lines of a proposed correction, ready for data/corrections and data/translations. */

/** @import { Decision, ReportField } from "./contract.js" */
/**
 * @typedef {object} Proposal
 * @property {ReportField} field
 * @property {string} key of the row in its table, or all keys of a decision
 * @property {string} source what the source has there
 * @property {string} value what it should be
 * @property {string} kind
 * @property {string} reason
 * @property {string} reason_en
 * @property {string} evidence
 */
/** @typedef {{ file: string, remove: string[], add: string[], remarks: string[] }} Lines */

const KEY = 1;
const SOURCE = 3;
const CODE = "(Dz\\.U\\. .*|(geonames|prng|manual):\\S+|lp \\d+|https?://\\S+( \\d{4}-\\d\\d-\\d\\d)?)";
const CODES = new RegExp(`^${CODE}(; ${CODE})*$`); /* evidence that needs no translation */

/**
 * Return a line of a CSV file.
 * @param {string[]} cells
 */
export function csvLine(cells) {
  return cells.map((cell) => (/[",\n\r]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell)).join(",");
}

/**
 * Return a text as one line without blanks around it.
 * @param {string} text
 */
function inOneLine(text) {
  return text.replace(/\s+/g, " ").trim();
}

/**
 * Return the decision that is already there on a cell; a second one would be refused.
 * @param {Decision[]} decisions
 * @param {ReportField} field
 * @param {string} key
 */
export function decisionOn(decisions, { table, column }, key) {
  return decisions.find(
    ({ line, key: keys }) =>
      line[0] === table && line[2] === column && (keys === key || keys.split(" ").includes(key)),
  );
}

/**
 * Return the lines to delete from a file of decisions and those to add, and the remarks to add in both
 * languages. A decision that is there already makes way: what else it is about stays as it was.
 * @param {Proposal} proposal
 * @param {Decision[]} decisions
 * @returns {Lines}
 */
export function correctionLines(proposal, decisions) {
  const { field, key } = proposal;
  const [value, reason, english, evidence] = [
    proposal.value,
    proposal.reason,
    proposal.reason_en,
    proposal.evidence,
  ].map(inOneLine);
  const before = decisionOn(decisions, field, key);
  const source = before ? before.line[SOURCE] : proposal.source;
  const added = [field.table, key, field.column, source, value || "-", proposal.kind, reason, evidence];
  const others = before && before.key !== key ? before.key.split(" ").filter((other) => other !== key) : [];
  const kept =
    before && others.length ? [before.line.map((cell, at) => (at === KEY ? others.join(" ") : cell))] : [];
  const remarks = [[reason, english || reason]];
  if (field.column === "note" && value) remarks.push([value, value]);
  if (evidence && !CODES.test(evidence)) remarks.push([evidence, evidence]);
  return {
    file: `corrections/${before?.file ?? field.file}.csv`,
    remove: before ? [csvLine(before.line)] : [],
    add: [...kept, added].map(csvLine),
    remarks: remarks.map(csvLine),
  };
}

/**
 * Tell whether a value may stand in a column.
 * @param {ReportField} field
 * @param {string} value
 * @param {Record<string, string> | undefined} allowed
 */
export function isAllowed({ pattern }, value, allowed) {
  if (allowed) return Object.hasOwn(allowed, value);
  return !pattern || new RegExp(`^(${pattern})$`).test(value);
}
