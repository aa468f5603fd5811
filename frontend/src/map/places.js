// @ts-check
/* The dots of the partners' places: larger, the more partnerships are shown. */
import { rowsOf } from "../lib/columns.js";
import { isEmphasised, restyle, selectedOf, store } from "./store.js";
import { keepGeometry, select } from "./streamlit.js";
import { TIP, placeTip } from "./tooltips.js";

/** @import * as Contract from "../lib/contract.js" */
/** @import { Dot, Line } from "./store.js" */
/** @import { Hover } from "./powiaty.js" */

const OPACITY = 0.95;
const STEPPED_BACK = 0.15;

/** @type {Hover} */
let hover = () => {};

/**
 * Keep the places; each gets its dot when it is first shown.
 * @param {Contract.Partnerships} partnerships
 * @param {Hover} hovered
 */
export function buildPlaces(partnerships, hovered) {
  hover = hovered;
  store.places = new Map(
    rowsOf(partnerships.places).map((place) => [place.id, { ...place, layer: null, count: 0 }]),
  );
}

/**
 * Draw the places of lines.
 * @param {Line[]} lines
 */
export function drawPlaces(lines) {
  const group = store.layers.places;
  store.places.forEach((place) => {
    place.count = 0;
  });
  lines.forEach((line) => {
    /** @type {Dot} */ (store.places.get(line.place)).count += 1;
  });
  const shown = [...store.places.values()].filter((place) => place.count);
  store.places.forEach((place) => {
    if (place.layer && !place.count) group.removeLayer(place.layer);
  });
  shown
    .sort((one, other) => other.count - one.count)
    .forEach((place) => {
      const layer = (place.layer ??= buildDot(place));
      restyle(layer, styleOf(place));
      if (group.hasLayer(layer)) layer.bringToFront();
      else group.addLayer(layer);
    });
}

/**
 * @param {Dot} place
 * @returns {L.CircleMarkerOptions}
 */
function styleOf(place) {
  const { colours } = store.config;
  const isSelected = selectedOf("place") === place.id;
  const full = isSelected ? colours.highlight : colours.voivodeship_border;
  const steppedBack = isEmphasised() && !store.emphasis.places.has(place.id);
  return {
    opacity: steppedBack ? STEPPED_BACK : 1,
    fillOpacity: steppedBack ? STEPPED_BACK : OPACITY,
    radius: (isSelected ? 4 : 1.7) + 1.3 * Math.sqrt(place.count),
    fillColor: place.doubt ? colours.paper : full,
  };
}

/** @param {Dot} place */
function buildDot(place) {
  const { colours } = store.config;
  const rim = place.doubt
    ? { color: colours.voivodeship_border, weight: 1.4, dashArray: "2 2" }
    : { color: colours.paper, weight: 0.8 };
  const layer = L.circleMarker([place.lat, place.lon], {
    renderer: store.layers.renderer,
    ...rim,
  });
  keepGeometry(layer);
  layer.bindTooltip(() => placeTip(place), TIP);
  layer.on("mouseover", () => hover((line) => line.place === place.id));
  layer.on("mouseout", () => hover());
  layer.on("click", (event) => {
    L.DomEvent.stopPropagation(event);
    select("place", place.id);
  });
  return layer;
}
