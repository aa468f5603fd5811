// @ts-check
/* The map of the list in another style: another level, measure, classification or palette. */
import { NO_DATA, OUTSIDE } from "./class_codes.js";
import { fill, number } from "./format.js";

/** @import * as Contract from "./contract.js" */
/** @typedef {Contract.MeasureTable & { at: Contract.ClassesTable }} Classified */

const COUNTED = ["quantile", "equal", "natural"];
const GMINA_MEASURE = "kind";
const ONLY = "all"; /* key of the one classification of a category */

/**
 * Return a state in another style; null where only Python can make it, as with breaks of the reader's own.
 * @param {Contract.MapState} state
 * @param {string} level
 * @param {Contract.Style} style
 * @param {Contract.FloodStyles} tables
 * @returns {Contract.MapState | null}
 */
export function inFloodStyle(state, level, style, tables) {
  const own = classified(tables, level, level === "gmina" ? GMINA_MEASURE : style.measure, style);
  const ofPowiaty = classified(tables, "powiat", style.measure, style);
  if (!own || !ofPowiaty) return null;
  const shown = [...state.powiat_classes].map((code) => code !== OUTSIDE);
  const codes = masked(own.at.codes, shownAreas(tables, level, shown));
  const colours = own.at.labels.length ? tables.ramps[style.palette ?? ""][own.at.labels.length - 1] : [];
  const wall = state.wall && wallOf(state.wall, tables.levels[state.level], tables.levels[level], own);
  return {
    ...state,
    level,
    style,
    breaks: null,
    powiat_classes: masked(ofPowiaty.at.codes, shown),
    area_classes: level === "powiat" ? "" : codes,
    class_colours: {
      [OUTSIDE]: tables.outside.colour,
      [NO_DATA]: tables.no_data.colour,
      0: tables.zero_colour,
      ...Object.fromEntries(colours.map((colour, at) => [at + 1, colour])),
    },
    legend_title: own.title,
    legend_unit: tables.levels[level].unit,
    legend: legendOf(codes, own, colours, tables),
    legend_notes: [...own.notes, ...(state.filter_notes[level] ?? []), ...own.at.notes],
    histogram: histogramOf(state.lang, codes, own),
    wall,
  };
}

/**
 * Return a measure with the classification that a style asks for.
 * @param {Contract.FloodStyles} tables
 * @param {string} level
 * @param {string | undefined} measure
 * @param {Contract.Style} style
 * @returns {Classified | null}
 */
function classified(tables, level, measure, { scheme = "", k = "" }) {
  const found = tables.levels[level]?.measures[measure ?? ""];
  const key = COUNTED.includes(scheme) ? scheme + k : scheme;
  const at = found?.classes[ONLY] ?? found?.classes[key];
  return at ? { ...found, at } : null;
}

/**
 * Return for each area whether the filters leave it: a voivodeship where any of its powiaty is left.
 * @param {Contract.FloodStyles} tables
 * @param {string} level
 * @param {boolean[]} powiaty
 */
function shownAreas(tables, level, powiaty) {
  const { runs } = tables.levels[level];
  if (level === "gmina") return powiaty.flatMap((isShown, at) => Array(runs[at]).fill(isShown));
  if (level === "powiat") return powiaty;
  let from = 0;
  return runs.map((length) => powiaty.slice(from, (from += length)).includes(true));
}

/**
 * @param {string} codes
 * @param {boolean[]} shown
 */
function masked(codes, shown) {
  return [...codes].map((code, at) => (shown[at] ? code : OUTSIDE)).join("");
}

/**
 * @param {string} codes
 * @param {Classified} own
 * @param {string[]} colours
 * @param {Contract.FloodStyles} tables
 * @returns {Contract.LegendColumns}
 */
function legendOf(codes, own, colours, tables) {
  const counts = countsOf(codes);
  const outside = counts.get(OUTSIDE) ? [{ ...tables.outside, key: OUTSIDE }] : [];
  const entries = [
    ...own.at.labels.map((label, at) => ({ label, colour: colours[at], key: String(at + 1) })).reverse(),
    { label: own.zero, colour: tables.zero_colour, key: "0" },
    { ...tables.no_data, key: NO_DATA },
    ...outside,
  ];
  return {
    label: entries.map(({ label }) => label),
    colour: entries.map(({ colour }) => colour),
    count: entries.map(({ key }) => counts.get(key) ?? 0),
    symbol: entries.map(({ key }) => (key === NO_DATA ? "hatch" : "fill")),
    key: entries.map(({ key }) => key),
    filter: entries.map(() => ""),
    filtered: entries.map(() => false),
  };
}

/**
 * Return how often each sign occurs.
 * @param {Iterable<string>} signs
 */
export function countsOf(signs) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  for (const sign of signs) counts.set(sign, (counts.get(sign) ?? 0) + 1);
  return counts;
}

/**
 * @param {string} lang
 * @param {string} codes
 * @param {Classified} own
 * @returns {Contract.Histogram | null}
 */
function histogramOf(lang, codes, { at: { histogram }, bars }) {
  if (!histogram) return null;
  const { count, digits } = bars[histogram.bars];
  const made = Array.from({ length: count }, () => /** @type {Record<string, number>} */ ({}));
  let total = 0;
  [...digits].forEach((digit, at) => {
    if (digit === "-" || codes[at] === OUTSIDE) return;
    const bar = made[parseInt(digit, 36)];
    bar[codes[at]] = (bar[codes[at]] ?? 0) + 1;
    total += 1;
  });
  return {
    bars: made,
    ticks: histogram.ticks,
    highest: Math.max(...made.flatMap((bar) => Object.values(bar)), 0),
    label: fill(histogram.label, { total: number(lang, total) }),
  };
}

/**
 * Return what stands around a presentation; a slide keeps a title of its own.
 * @param {Contract.Wall} wall
 * @param {Contract.LevelTable} before
 * @param {Contract.LevelTable} after
 * @param {Contract.MeasureTable} measure
 */
function wallOf(wall, before, after, { sources }) {
  return { ...wall, title: wall.title === before.title ? after.title : wall.title, sources };
}
