// @ts-check
/* What is selected once more, over the names: no letter hides its outline. */
import { selectedShapes } from "./areas.js";
import { selectedLines } from "./lines.js";
import { selectedShape } from "./powiaty.js";
import { store } from "./store.js";

const PANE = "atlas-chosen";
const OVER_NAMES = "460";
const WEIGHT = 2.6;
const RIM = 2; /* of paper around the outline, for dark classes */

/** @type {L.LayerGroup | undefined} */
let group;
/** @type {L.SVG} */
let renderer;

/** Draw the outline of what is selected, and its lines. */
export function drawChosen() {
  if (!group) {
    const pane = store.map.createPane(PANE);
    Object.assign(pane.style, { zIndex: OVER_NAMES, pointerEvents: "none" });
    renderer = L.svg({ pane: PANE, padding: 0.5 });
    group = L.layerGroup().addTo(store.map);
  }
  group.clearLayers();
  const shape = selectedShape();
  const outline = { color: store.config.colours.highlight, weight: WEIGHT, fill: false };
  const areas = shape ? [shape] : selectedShapes();
  const rim = { ...outline, color: store.config.colours.paper, weight: WEIGHT + RIM };
  areas.forEach((area) => [rim, outline].forEach((style) => add(L.polygon(pointsOf(area), style))));
  selectedLines().forEach((line) => add(L.polyline(pointsOf(line), { ...line.options })));
}

/**
 * @param {{ getLatLngs(): unknown }} layer
 * @returns {any} its points, as another layer takes them
 */
function pointsOf(layer) {
  return layer.getLatLngs();
}

/** @param {L.Path} layer */
function add(layer) {
  L.setOptions(layer, { renderer, pane: PANE, interactive: false });
  /** @type {L.LayerGroup} */ (group).addLayer(layer);
}
