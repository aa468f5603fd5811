// @ts-check
/* The source rows of a powiat, place, country or year, each a line that opens it. */
import { element } from "../lib/dom.js";
import { fill, number } from "../lib/format.js";
import { rowsOf } from "../lib/source_groups.js";
import { sourceLink } from "../lib/source_link.js";

/** @import { SourceRows } from "../lib/contract.js" */

/* What a line says of a row: the cells, as printed and as in the atlas. */
const SHOWN = /** @type {const} */ ({ row: [0, 2], unit: [1, 4] });
const YEAR = 6;

/**
 * @param {SourceRows} data
 * @param {string} key
 * @returns {HTMLElement[]}
 */
export function listsOf(data, key) {
  const lists = /** @type {const} */ (["unit", "row"]).flatMap((kind) => {
    const rows = rowsOf(data, key, kind);
    if (!rows.length) return [];
    const count = number(data.lang, rows.length);
    return [element("h3", "", fill(data.words[`rows_${kind}`], { n: count })), listOf(data, kind, rows)];
  });
  return lists.length ? lists : [element("p", "", data.words.none)];
}

/**
 * @param {SourceRows} data
 * @param {"row" | "unit"} kind
 * @param {string[]} rows
 */
function listOf({ words: w, labels, rows: all, lang }, kind, rows) {
  const table = element("table", "rows");
  const head = element("thead");
  const line = element("tr");
  const [first, second] = SHOWN[kind];
  const last = kind === "row" ? [labels.row[YEAR]] : [];
  const names = [w.number, labels[kind][first], labels[kind][second], w.published, ...last];
  line.append(...names.map((text) => element("th", "", text)));
  head.append(line);
  const body = element("tbody");
  body.append(
    ...rows.map((key) => {
      const { cells, doubt } = all[key];
      const own = element("tr");
      const link = element("td");
      link.append(sourceLink(key, key.split(":")[1], lang));
      const atlas = element("td", "", cells[second][1]);
      if (doubt) atlas.append(" ", element("em", "", fill(w.doubt, { what: doubt })));
      own.append(link, element("td", "", cells[first][0] ?? ""), element("td", "", cells[second][0] ?? ""));
      own.append(atlas, ...(kind === "row" ? [element("td", "", cells[YEAR][1])] : []));
      return own;
    }),
  );
  table.append(head, body);
  return table;
}
