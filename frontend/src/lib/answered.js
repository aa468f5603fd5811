// @ts-check
/* What the map makes of an action before Python has heard of it; Python comes to the same. */
import { inFloodStyle } from "./flood_style.js";
import { inLineStyle } from "./line_style.js";
import { numbersIn, rangesOf } from "./ranges.js";

/** @import * as Contract from "./contract.js" */
/**
 * The partnerships, by their running numbers, and how lines look by how many there are.
 * @typedef {{
 *   lines: Map<number, Contract.Partnership>,
 *   countryOf: (place: string) => string | undefined,
 *   steps: Contract.LineStepColumns,
 * }} Known
 */
/**
 * Tables of what the map may look like; those of its theme once they are there.
 * @typedef {{
 *   basemaps: Record<string, Contract.Basemap>,
 *   floods?: Contract.FloodStyles,
 *   partnerships?: Contract.LineStyles,
 * }} Styles
 */

/**
 * Kind of selection -> the key of a row.
 * @type {Record<string, (row: Contract.Partnership, known: Known) => string | undefined>}
 */
const KEY_OF = {
  powiat: (row) => row.powiat,
  voivodeship: (row) => row.powiat.slice(0, 2),
  place: (row) => row.place,
  row: (row) => String(row.lp),
  country: (row, { countryOf }) => countryOf(row.place),
  year: (row) => String(row.year ?? "unknown"),
};

/**
 * Return a state after actions that it does not know of; those that need Python change nothing.
 * @param {Contract.MapState} state
 * @param {Contract.Action[]} actions oldest first
 * @param {Known | null} known null on maps without lines
 * @param {Styles} styles
 * @returns {Contract.MapState}
 */
export function answered(state, actions, known, styles) {
  return actions.reduce((before, action) => after(before, action, known, styles), state);
}

/**
 * @param {Contract.MapState} state
 * @param {Contract.Action} action
 * @param {Known | null} known
 * @param {Styles} styles
 * @returns {Contract.MapState}
 */
function after(state, { kind, key }, known, styles) {
  if (kind === "names") return { ...state, names: key };
  if (kind === "patterns") return { ...state, patterns: key === "true" };
  if (kind === "basemap") return { ...state, basemap: styles.basemaps[key] ?? null };
  if (kind === "level" || kind in state.style) return restyled(state, kind, key, known, styles);
  if (!KEY_OF[kind]) return state;
  const isSame = state.selected?.kind === kind && state.selected.key === key;
  const selected = isSame ? null : { kind, key };
  return { ...state, selected, ...(known ? linesOf(state, selected, known) : {}) };
}

/**
 * Return a state in another style. Where only Python can draw it, what was chosen shows already.
 * @param {Contract.MapState} state
 * @param {string} kind "level" or a name of the style
 * @param {string} key
 * @param {Known | null} known
 * @param {Styles} styles
 * @returns {Contract.MapState}
 */
function restyled(state, kind, key, known, { floods, partnerships }) {
  const level = kind === "level" ? key : state.level;
  const style = kind === "level" ? state.style : { ...state.style, [kind]: key };
  const drawn =
    (floods && inFloodStyle(state, level, style, floods)) ||
    (partnerships && known && inLineStyle(state, style, partnerships, [...known.lines.keys()]));
  return drawn || { ...state, style };
}

/**
 * Return what a selection does to the lines: its own and their mirrored ones stand out.
 * @param {Contract.MapState} state
 * @param {Contract.Selected | null} selected
 * @param {Known} known
 */
function linesOf(state, selected, known) {
  const shown = numbersIn(state.lines).flatMap((lp) => known.lines.get(lp) ?? []);
  const own = shown.filter((row) => selected && KEY_OF[selected.kind](row, known) === selected.key);
  const wanted = new Set(own.flatMap((row) => [row.lp, row.mirrored_lp]));
  const lines = shown.filter((row) => wanted.has(row.lp)).map((row) => row.lp);
  const style = state.bundled
    ? {
        line_width: between(lines.length, known.steps.lines, known.steps.width),
        line_opacity: between(lines.length, known.steps.lines, known.steps.opacity),
      }
    : {};
  return { selected_lines: rangesOf(lines), ...style };
}

/**
 * Return the value at a place between steps, to two decimals.
 * @param {number} at
 * @param {number[]} steps ascending
 * @param {number[]} values at the steps
 */
function between(at, steps, values) {
  const above = steps.findIndex((step) => step >= at);
  if (above <= 0) return values.at(above) ?? 0;
  const slope = (values[above] - values[above - 1]) / (steps[above] - steps[above - 1]);
  return Number((slope * (at - steps[above - 1]) + values[above - 1]).toFixed(2));
}
