// @ts-check
/* What the map says of what the pointer is on. Every text is set as text. */
import { element } from "../lib/dom.js";
import { fill, percent } from "../lib/format.js";
import { pointKind } from "../lib/places.js";
import { number, store, words } from "./store.js";
import { TIPS } from "./tips.js";

/** @import * as Contract from "../lib/contract.js" */
/** @import { Dot, Line } from "./store.js" */

export const TIP = { sticky: true, className: "atlas-tip", opacity: 1, pane: TIPS };

/**
 * Return a title above lines; empty lines are left out.
 * @param {string} title
 * @param {string[]} lines
 * @returns {HTMLElement}
 */
export function tip(title, lines = []) {
  const box = element("div");
  box.append(element("strong", "", title), ...lines.filter(Boolean).map((line) => element("div", "", line)));
  return box;
}

/** @param {Contract.Powiat} powiat */
export function powiatTip(powiat) {
  const w = words();
  const lines = [fill(w.voivodeship, { name: powiat.voivodeship }), floodLine(powiat)];
  const isPartly = powiat.flood_status === "listed" && !powiat.city;
  if (isPartly && store.state.theme === "floods") lines.push(...listedLines(powiat));
  return tip(powiat.name, [...lines, partnershipsLine(powiat)]);
}

/** @param {Contract.Powiat} powiat */
function floodLine(powiat) {
  const w = words();
  if (powiat.flood_status === "no_data") return w.no_data;
  if (powiat.flood_status !== "listed") return w.not_listed;
  return powiat.city ? w.listed_city : listedLine(powiat);
}

/** @param {{ gminy: number, gminy_listed: number }} area */
function listedLine({ gminy, gminy_listed: listed }) {
  const share = percent(store.state.lang, gminy ? listed / gminy : 0);
  return fill(words().listed, { flooded: number(listed), total: number(gminy), share });
}

/** @param {Contract.Powiat} powiat */
function listedLines(powiat) {
  const w = words();
  const units = fill(w.units, { towns: number(powiat.towns), others: number(powiat.others) });
  const share = powiat.area_share;
  return [units, share === null ? "" : fill(w.area, { share: percent(store.state.lang, share, 0) })];
}

/** @param {Contract.Powiat} powiat */
function partnershipsLine({ teryt, partnerships }) {
  if (partnerships === null) return "";
  const w = words();
  const counts = store.state.partnerships_shown;
  const total = number(partnerships);
  if (!counts && !store.lines.size) return fill(w.partnerships, { total });
  const shown = counts
    ? counts[store.placeOf.get(teryt) ?? -1]
    : store.shown.filter((line) => line.powiat === teryt).length;
  return fill(w.partnerships_shown, { shown: number(shown), total });
}

/** @param {Contract.Gmina} gmina */
export function gminaTip(gmina) {
  const w = words();
  const powiat = store.powiaty[store.placeOf.get(gmina.powiat) ?? -1];
  return tip(`${gmina.name} (${w.gmina_kinds[gmina.kind]})`, [
    powiat.city ? w.in_city : fill(w.in_powiat, { name: powiat.name }),
    fill(w.voivodeship, { name: powiat.voivodeship }),
    w.listed_as[gmina.listed],
    w.approximate,
  ]);
}

/** @param {Contract.Voivodeship} area */
export function voivodeshipTip(area) {
  const w = words();
  const without = area.powiaty_without_data;
  return tip(fill(w.voivodeship, { name: area.name }), [
    area.gminy_listed ? listedLine(area) : w.not_listed,
    without ? fill(w.without_data, { n: number(without) }) : "",
  ]);
}

/** @param {Line} line */
export function lineTip(line) {
  const w = words();
  const place = /** @type {Dot} */ (store.places.get(line.place));
  return tip(`${line.powiat_name} – ${place.name}`, [
    kindLine(place),
    line.year ? fill(w.since, { year: line.year }) : w.year_unknown,
    `${w.forms[line.form]}, ${fill(w.distance, { km: number(line.length_km) })}`,
    doubtLine(w.uncertain, line.doubt),
    line.twin ? fill(w.rows, { lp: line.lp, other: line.twin.lp }) : fill(w.row, { lp: line.lp }),
  ]);
}

/** @param {Dot} place */
export function placeTip(place) {
  const w = words();
  return tip(place.name, [
    kindLine(place),
    fill(w.place_count, { n: number(place.count) }),
    fill(w.point[pointKind(place)], { anchor: place.anchor, km: number(place.precision_km) }),
    doubtLine(w.uncertain_place, place.doubt),
  ]);
}

/**
 * @param {string} text
 * @param {string} doubts
 */
function doubtLine(text, doubts) {
  const named = doubts.split(" ").map((doubt) => words().doubts[doubt]);
  return doubts ? fill(text, { what: named.join(", ") }) : "";
}

/** @param {Dot} place */
function kindLine(place) {
  const w = words();
  return `${w.countries[place.country]}, ${w.place_kinds[place.kind]}`;
}
