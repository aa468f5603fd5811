// @ts-check
/* The background: outlines of countries, and the pictures of a basemap when the reader asks for one. */
import { element } from "../lib/dom.js";
import { fill } from "../lib/format.js";
import { pointsOf } from "../lib/rings.js";
import { load, store, words } from "./store.js";

/** @import * as Contract from "../lib/contract.js" */
/** @import { FeatureCollection } from "geojson" */

const PANE = "atlas-back";
const BELOW_TILES = "150"; /* Leaflet's own pane of tiles has 200 */
const FINEST = 12; /* nearer than this the borders are too coarse */
const FINEST_ON_BASEMAP = 14;
const MIDDLE_DOT = " · ";

let shown = "null"; /* the basemap drawn, as JSON */
/** @type {L.TileLayer | undefined} */
let tiles;
/** @type {HTMLElement | undefined} */
let notice;

/**
 * Draw the outlines of the countries.
 * @param {FeatureCollection} countries
 */
export function buildCountries(countries) {
  const {
    map,
    layers,
    config: { colours },
  } = store;
  const pane = map.createPane(PANE);
  pane.style.zIndex = BELOW_TILES;
  pane.style.pointerEvents = "none";
  renderer = L.canvas({ pane: PANE, padding: 0.5 });
  layers.countries = L.geoJSON(countries, {
    interactive: false,
    pane: PANE,
    style: { renderer, color: colours.coast, weight: 0.8, fillColor: colours.land, fillOpacity: 1 },
  }).addTo(map);
}

/** @type {L.LayerGroup | undefined} */
let ground;
/** @type {L.Canvas} */
let renderer;

/**
 * Fetch what lies around Poland and meets the powiaty, and draw it over the coarser countries.
 * @param {"ground" | "ground_detail"} name
 */
export async function buildGround(name) {
  if (!store.config.files[name]) return;
  const { kinds, rings, coast, step } = /** @type {Contract.Ground} */ (await load(name));
  const { colours } = store.config;
  const common = { pane: PANE, renderer, interactive: false };
  const areas = rings.map((parts, at) => {
    const fillColor = kinds[at] === "country" ? colours.land : colours.sea;
    const points = parts.map((part) => part.map((ring) => pointsOf(ring, step)));
    return L.polygon(points, { ...common, stroke: false, fillColor, fillOpacity: 1 });
  });
  const borders = coast.map((line) => pointsOf(line, step));
  ground?.remove();
  ground = L.layerGroup([
    ...areas,
    L.polyline(borders, { ...common, color: colours.coast, weight: 0.8 }),
  ]).addTo(store.map);
}

/** Show the basemap of the state, and whose work the map is. */
export function drawBasemap() {
  const { basemap } = store.state;
  const asked = JSON.stringify(basemap);
  if (asked !== shown) {
    shown = asked;
    tiles?.remove();
    notice?.remove();
    if (basemap) addTiles(basemap);
  }
  store.map.setMaxZoom(basemap ? FINEST_ON_BASEMAP : FINEST);
  writeAttribution(basemap);
}

/** @param {Contract.Basemap} basemap */
function addTiles({ url, zoom, name }) {
  tiles = L.tileLayer(url, { maxZoom: FINEST_ON_BASEMAP, maxNativeZoom: zoom, referrerPolicy: "origin" });
  tiles.once("tileerror", () => {
    notice = element("div", "atlas-notice", fill(words().basemap_failed, { name }));
    notice.setAttribute("role", "status");
    store.map.getContainer().append(notice);
  });
  tiles.addTo(store.map);
}

/** @param {Contract.Basemap | null} basemap */
function writeAttribution(basemap) {
  const control = /** @type {any} */ (store.map.attributionControl);
  control._attributions = {}; /* Leaflet can only take away a text it is told again */
  const text = [words().attribution, basemap?.attribution].filter(Boolean).join(MIDDLE_DOT);
  control.addAttribution(element("span", "", text).innerHTML); /* escaped */
}
