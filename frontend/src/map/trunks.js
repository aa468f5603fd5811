// @ts-check
/* Trunks: one line for each country, with its count where there is room. */
import { countBox, takePlace } from "../lib/boxes.js";
import { trunksOf } from "../lib/bundles.js";
import { groupAt } from "../lib/class_codes.js";
import { element } from "../lib/dom.js";
import { number, selectedOf, store, words } from "./store.js";
import { keepGeometry, select } from "./streamlit.js";
import { TIP, tip } from "./tooltips.js";

/** @import { Trunk } from "../lib/bundles.js" */
/** @import { Box } from "../lib/boxes.js" */
/** @import { Dot } from "./store.js" */

const PRESENTED = 1.6; /* letters of a presentation are so much larger */

/** Draw the trunks of the lines shown. */
export function drawTrunks() {
  const lines = store.shown.map((line, at) => {
    const place = /** @type {Dot} */ (store.places.get(line.place));
    const [lon, lat] = line.arc[0][0];
    /** @type {[number, number]} */
    const from = [lat, lon];
    /** @type {[number, number]} */
    const to = [place.lat, place.lon];
    return { country: place.country, group: groupAt(store.state.line_groups, at), from, to };
  });
  /** @type {Box[]} */
  const taken = [];
  trunksOf(lines).forEach((trunk) => {
    drawTrunk(trunk);
    drawCount(trunk, taken);
  });
}

/** @param {Trunk} trunk */
function drawTrunk({ country, count, group, from, to }) {
  const {
    layers: { renderer, trunks },
    state,
    config: { colours },
  } = store;
  const colour = state.line_colours[group];
  const isSelected = selectedOf("country") === country;
  const opacity = isSelected ? 1 : selectedOf("country") ? 0.3 : 0.75;
  const weight = 1.5 + 1.1 * Math.sqrt(count) + (isSelected ? 2 : 0);
  const line = L.polyline([from, to], { renderer, color: colour, weight, opacity });
  const rim = { color: colours.paper, weight: 1 };
  const head = L.circleMarker(to, {
    renderer,
    radius: 4 + Math.sqrt(count),
    ...rim,
    fillColor: colour,
    fillOpacity: 0.95,
  });
  [line, head].forEach((layer) => {
    keepGeometry(layer);
    layer.bindTooltip(() => tip(`${words().countries[country]}: ${number(count)}`), TIP);
    layer.on("click", (event) => {
      L.DomEvent.stopPropagation(event);
      select("country", country);
    });
    trunks.addLayer(layer);
  });
}

/**
 * Write a count below its dot where no larger one stands already; all are told by the tooltips.
 * @param {Trunk} trunk
 * @param {Box[]} taken
 */
function drawCount({ count, to }, taken) {
  const text = number(count);
  const size = store.state.presenting ? PRESENTED : 1;
  if (!takePlace(countBox(text, store.map.latLngToLayerPoint(to), size), taken)) return;
  const icon = L.divIcon({
    className: "atlas-count",
    html: element("span", "", text),
    iconSize: /** @type {any} */ (null),
  });
  store.layers.trunks.addLayer(L.marker(to, { interactive: false, keyboard: false, icon }));
}
