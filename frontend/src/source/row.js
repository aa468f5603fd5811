// @ts-check
/* One source row: what is printed beside what the atlas has, what is uncertain, and why they differ. */
import { element } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { sourceLink } from "../lib/source_link.js";

/** @import { Decision, SourceRow, SourceRows } from "../lib/contract.js" */

const ADDRESS = /(https?:\/\/[^\s;]+)/;

/**
 * @param {SourceRows} data
 * @param {string} key
 * @param {SourceRow} row
 * @returns {HTMLElement[]}
 */
export function bodyOf(data, key, row) {
  const w = data.words;
  const kind = key.split(":")[0];
  const isPrinted = kind === "row" || kind === "unit";
  const told = row.decisions.map((at) => data.decisions[at]).filter(({ line }) => line[2] !== "doubt");
  const isCompared = kind !== "powiat" || told.length || row.doubt; /* else the rows below say it */
  return [
    ...doubtOf(w, row),
    ...(isCompared ? [comparison(data, kind, row)] : []),
    ...(isPrinted ? [sourceOf(w, kind, row)] : []),
    ...(told.length ? [decisionsOf(w, told)] : isPrinted ? [element("p", "", w.same)] : []),
    ...(row.remark && !row.doubt ? [element("h3", "", w.remark), element("p", "", row.remark)] : []),
    ...belonging(data, row),
  ];
}

/**
 * @param {Record<string, string>} w
 * @param {SourceRow} row
 */
function doubtOf(w, { doubt, remark }) {
  if (!doubt) return [];
  const box = element("div", "doubt");
  box.append(element("strong", "", fill(w.doubt, { what: doubt })));
  if (remark) box.append(element("p", "", remark));
  return [box];
}

/**
 * @param {SourceRows} data
 * @param {string} kind
 * @param {SourceRow} row
 */
function comparison({ words: w, labels }, kind, { cells, changed }) {
  const isPrinted = kind === "row" || kind === "unit";
  const table = element("table", "compared");
  const head = element("thead");
  const line = element("tr");
  line.append(
    ...[w.column, isPrinted ? w.printed : w.in_source, w.published].map((text) => {
      const cell = element("th", "", text);
      cell.scope = "col";
      return cell;
    }),
  );
  head.append(line);
  const body = element("tbody");
  body.append(
    ...cells.map(([printed, published], at) => {
      const own = element("tr", changed.includes(at) ? "changed" : "");
      const name = element("th", "", labels[kind][at]);
      name.scope = "row";
      const source = element("td", "", printed === null ? "–" : printed || w.blank);
      source.classList.toggle("none", !printed);
      source.dataset.printed = printed ?? "";
      const atlas = element("td", "", published);
      source.dataset.label = isPrinted ? w.printed : w.in_source; /* on a phone there is no heading */
      atlas.dataset.label = w.published;
      if (changed.includes(at)) atlas.append(" ", element("em", "", w.differs));
      own.append(name, source, atlas);
      return own;
    }),
  );
  table.append(head, body);
  return table;
}

/**
 * @param {Record<string, string>} w
 * @param {"row" | "unit"} kind
 * @param {SourceRow} row
 */
function sourceOf(w, kind, { place }) {
  const line = element("p", "of", kind === "unit" ? `${place}. ` : "");
  if (kind === "row") line.append(w.source_row);
  else line.append(linked(w.act, w.source_unit));
  return line;
}

/**
 * @param {string} href
 * @param {string} text
 */
function linked(href, text) {
  const link = element("a", "", text);
  link.href = href;
  link.target = "_blank";
  link.rel = "noopener";
  return link;
}

/**
 * @param {Record<string, string>} w
 * @param {Decision[]} told
 */
function decisionsOf(w, told) {
  const box = element("div");
  const list = element("ul", "decisions");
  list.append(...told.map((decision) => decisionOf(w, decision)));
  box.append(element("h3", "", w.decisions), list);
  return box;
}

/**
 * @param {Record<string, string>} w
 * @param {Decision} decision
 */
function decisionOf(w, { column, printed, published, kind, reason, evidence, file }) {
  const item = element("li");
  item.append(
    element(
      "strong",
      "",
      fill(w.decision, { column, printed: printed || "–", published: published || "–", kind }),
    ),
    ` ${reason}`,
  );
  if (evidence) {
    const line = element("div");
    const parts = fill(w.evidence, { text: evidence }).split(ADDRESS);
    line.append(...parts.map((part) => (ADDRESS.test(part) ? linked(part, part) : part)));
    item.append(line);
  }
  item.append(element("small", "", `data/corrections/${file}.csv`));
  return item;
}

/**
 * @param {SourceRows} data
 * @param {SourceRow} row
 */
function belonging({ lang, words: w, titles }, { groups }) {
  const named = groups.filter((group) => titles[group] && !group.startsWith("voivodeship:"));
  if (!named.length) return [];
  const line = element("p", "belongs", `${w.belongs} `);
  named.forEach((group, at) => {
    if (at) line.append(" · ");
    line.append(sourceLink(group, titles[group], lang));
  });
  return [line];
}
