// @ts-check
/* The map of partnerships with its lines in the colours of another grouping. */
import { numbersIn } from "./ranges.js";
import { countsOf } from "./flood_style.js";

/** @import * as Contract from "./contract.js" */

/**
 * Return a state whose lines are coloured by something else; null where that is not known.
 * @param {Contract.MapState} state
 * @param {Contract.Style} style
 * @param {Contract.LineStyles} tables
 * @param {number[]} numbers running numbers of all partnerships, in the order of the tables
 * @returns {Contract.MapState | null}
 */
export function inLineStyle(state, style, tables, numbers) {
  const own = tables.colour_by[style.colour_by ?? ""];
  if (!own) return null;
  const placeOf = new Map(numbers.map((lp, at) => [lp, at]));
  const groups = numbersIn(state.lines).map((lp) => own.groups[placeOf.get(lp) ?? -1]);
  return {
    ...state,
    style,
    line_groups: groups.join(""),
    line_colours: own.colours,
    legend_title: own.title,
    legend: legendOf(state, groups, own),
    legend_notes: state.bundled ? own.trunk_notes : state.legend_notes,
  };
}

/**
 * Return the legend with the groups that have lines; the areas stay as they are.
 * @param {Contract.MapState} state
 * @param {string[]} groups of the lines shown
 * @param {Contract.GroupTable} own
 * @returns {Contract.LegendColumns}
 */
function legendOf({ legend, filters_on: on }, groups, own) {
  const counts = countsOf(groups);
  const shown = own.labels.map((_, at) => at).filter((at) => counts.has(at.toString(36)));
  const areas = legend.symbol.map((_, at) => at).filter((at) => legend.symbol[at] !== "line");
  const filters = shown.map((at) => own.filters[at]);
  /** @type {<Value>(lines: Value[], rows: Value[]) => Value[]} */
  const joined = (lines, rows) => [...lines, ...areas.map((at) => rows[at])];
  return {
    label: joined(
      shown.map((at) => own.labels[at]),
      legend.label,
    ),
    colour: joined(
      shown.map((at) => own.colours[at]),
      legend.colour,
    ),
    count: joined(
      shown.map((at) => counts.get(at.toString(36)) ?? 0),
      legend.count,
    ),
    symbol: joined(
      shown.map(() => "line"),
      legend.symbol,
    ),
    key: joined(shown.map(String), legend.key),
    filter: joined(filters, legend.filter),
    filtered: joined(
      filters.map((filter) => on.includes(filter)),
      legend.filtered,
    ),
  };
}
