// @ts-check
/* The map in the browser. Python sends a small state on each change; geometry, names and words are fetched
   once. boot.js hands over what was asked for before this module was there. */
import { answered } from "../lib/answered.js";
import { element } from "../lib/dom.js";
import { drawAreas, drawnAreas } from "./areas.js";
import { buildCountries, buildGround, drawBasemap } from "./basemap.js";
import { drawChosen } from "./chosen.js";
import { control, drawEmpty, drawList, drawViews } from "./controls.js";
import { forgetHighlight, highlight, highlightAgain } from "./emphasis.js";
import { followAddress, followExtent, followFilters, limitZoom } from "./extent.js";
import { showFocus } from "./focus.js";
import { focusInPlace, shareWheel } from "./gestures.js";
import { endGrowth, growFrom } from "./growth.js";
import { nameParts } from "./leaflet_words.js";
import { drawLegend } from "./legend.js";
import { buildLegendBox, keepLegend, placeLegend } from "./legend_box.js";
import { buildLines, drawLines } from "./lines.js";
import { drawOptions } from "./options.js";
import { followPhone } from "./phone.js";
import { buildNames, drawNames } from "./names.js";
import { buildPowiaty, paintPowiaty } from "./powiaty.js";
import { buildPlayer, drawPlayer, played, togglePlay, yearInSight } from "./player.js";
import { classOf, keepPowiaty, load, shownPowiaty, store, take } from "./store.js";
import { followPresentation, keepPresented, present, showSlide } from "./presented.js";
import { answerAtOnce, passKey, replay, unheard } from "./streamlit.js";
import { keepTipsInSight } from "./tips.js";
import { drawnTrunks, linesInTrunks } from "./trunks.js";
import { drawStyleControls } from "./style_controls.js";
import { fetchStyles, stylesIn } from "./styles.js";
import { takeTypeface } from "./typeface.js";
import { drawWall, followWall } from "./wall.js";
import { buildWater, waterToFront } from "./water.js";

/** @import * as Contract from "../lib/contract.js" */

const DETAIL_ZOOM = 8;

/** @type {AtlasBoot} */
let atlas;
/** @typedef {Record<"legend" | "views" | "list" | "options", HTMLElement>} Drawn */
/** @type {Drawn & { style: import("./style_controls.js").Boxes }} */
let boxes;
/** @type {Contract.MapState | null} */
let newest = null;
let drawnAs = ""; /* the state drawn, as JSON */
let detail = /** @type {"" | "asked" | "drawn"} */ ("");

/**
 * Take over from boot.js.
 * @param {AtlasBoot} booted
 * @param {Contract.MapConfig} config
 * @param {[("start" | "update"), any[]][]} missed the calls that came before
 */
export function attach(booted, config, missed) {
  atlas = booted;
  store.config = config;
  Object.assign(atlas, { start, update, drawn, followAddress, present, togglePlay, yearInSight, store });
  missed.forEach(([name, given]) => /** @type {any} */ (atlas)[name](...given));
}

/**
 * Make the map; called once.
 * @param {L.Map} map
 * @param {string} theme
 */
async function start(map, theme) {
  store.map = map;
  map.attributionControl.setPrefix(false);
  takeTypeface();
  shareWheel(map);
  keepTipsInSight(map);
  focusInPlace(map.getContainer());
  followExtent(theme, keepPresented);
  followPresentation();
  followWall();
  answerAtOnce(drawNewest);
  document.addEventListener("keydown", (event) => passKey(event, Boolean(store.state?.presenting)));
  const names = [...store.config.preload, ...(theme === "partnerships" ? [theme] : [])];
  try {
    const files = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await load(name)])));
    store.words = { pl: files["words-pl"], en: files["words-en"] };
    build(files);
  } catch (error) {
    atlas.fail(/** @type {Error} */ (error));
    return;
  }
  atlas.ready = true;
  if (newest) update(newest);
  replay(atlas.lastRender);
  void surround();
}

/** Draw what the map can be read without, after it is there. */
async function surround() {
  const parts = [buildGround("ground"), buildWater("water").then(stack), buildNames()];
  await Promise.allSettled([...parts, fetchStyles(offerStyles)]); /* the map is whole without them */
  atlas.surrounded = true;
  if (detail === "drawn") void surroundCloser();
}

function offerStyles() {
  if (store.state) drawStyleControls(boxes.style);
}

async function surroundCloser() {
  await Promise.allSettled([buildGround("ground_detail"), buildWater("water_detail").then(stack)]);
}

/** Bring the layers of the canvas into order: areas, water, borders, lines. */
function stack() {
  waterToFront();
  if (!store.state) return;
  drawLines();
  highlightAgain();
}

/**
 * Draw a state; called on every change. Pan, zoom and layers stay.
 * @param {Contract.MapState} state
 */
function update(state) {
  newest = state;
  if (atlas.ready) drawNewest();
}

/** Draw the newest state, and what was done on the map since; what is drawn already is left alone. */
function drawNewest() {
  if (!newest) return;
  const { lines, places, lineSteps: steps } = store;
  const countryOf = (/** @type {string} */ place) => places.get(place)?.country;
  const styles = { basemaps: store.words[newest.lang].basemap_sources, ...stylesIn(newest.lang) };
  const actions = unheard(newest.heard);
  const state = answered(played(newest, actions), actions, steps && { lines, countryOf, steps }, styles);
  const told = JSON.stringify({ ...state, heard: 0, years: { ...state.years, steps: [], whole: {} } });
  if (told !== drawnAs) {
    const before = endGrowth();
    take(state);
    draw();
    growFrom(before);
  } else store.state = state;
  drawnAs = told;
  atlas.drawCount += 1;
}

/**
 * @param {{ powiaty: Contract.Powiaty, countries: any, partnerships?: Contract.Partnerships }} files
 */
function build({ powiaty, countries, partnerships }) {
  keepPowiaty(powiaty);
  const renderer = L.canvas({ padding: 0.5, tolerance: 3 });
  store.layers = /** @type {any} */ ({ renderer });
  buildCountries(countries);
  buildPowiaty(powiaty, highlight);
  buildLines(partnerships, highlight);
  boxes = {
    ...buildLegendBox(),
    views: control("topleft", "leaflet-bar atlas-views"),
    list: control("topright", "atlas-list"),
    options: control("topright", "atlas-options"),
  };
  buildPlayer(drawNewest);
  followPhone(placeLegend);
  limitZoom();
  store.map.on("zoomend", onZoom);
}

function draw() {
  const { state, map } = store;
  document.documentElement.lang = state.lang;
  forgetHighlight();
  drawBasemap();
  paintPowiaty();
  drawAreas((message) => boxes.legend.append(element("p", "", message)));
  drawLines();
  drawChosen();
  drawNames();
  drawStyleControls(boxes.style);
  drawLegend(boxes.legend);
  drawViews(boxes.views);
  drawList(boxes.list, highlight);
  drawOptions(boxes.options);
  drawEmpty();
  nameParts();
  keepLegend(); /* it measures, so that all is laid out once */
  followFilters();
  showSlide();
  showFocus();
  drawPlayer();
  drawWall();
  map.getContainer().setAttribute("aria-label", state.summary);
  map.getContainer().setAttribute("role", "region");
  if (atlas.surrounded) void fetchStyles(offerStyles); /* the language may have changed */
  void refine();
}

function onZoom() {
  if (!store.state) return;
  if (store.state.bundled) drawLines(); /* counts of trunks have more room or less */
  void refine();
}

/** Fetch the finer outlines once they can be told apart: after a zoom, or where an address opens near. */
async function refine() {
  if (store.map.getZoom() < DETAIL_ZOOM || detail) return;
  detail = "asked";
  try {
    showDetail(await load("detail"));
  } catch {
    detail = ""; /* the overview stays; the next zoom tries again */
  }
}

/** @param {Contract.Detail} finer */
function showDetail({ powiaty, voivodeships, countries }) {
  [...store.shapes.values()].forEach((layer, at) =>
    layer.setLatLngs(L.GeoJSON.coordsToLatLngs(powiaty[at], 2)),
  );
  store.layers.voivodeships.clearLayers().addData(voivodeships);
  store.layers.countries.clearLayers().addData(countries);
  stack(); /* lines back on top */
  drawChosen();
  detail = "drawn";
  if (atlas.surrounded) void surroundCloser();
}

/** Return a snapshot of what is drawn; a test hook. */
function drawn() {
  const { layers, map, state } = store;
  const lines = [...store.lines.values()].filter((line) => map.hasLayer(line.layer));
  const items = /** @type {NodeListOf<HTMLElement>} */ (
    document.querySelectorAll(".atlas-legend li, .atlas-legend .cell button")
  );
  return {
    powiaty: layers.powiaty.getLayers().length,
    shown: shownPowiaty().map(({ teryt }) => [teryt, classOf(teryt)]),
    lines: [
      ...new Set(
        [...lines.flatMap((line) => [line, line.twin ?? line]), ...linesInTrunks()].map(({ lp }) => lp),
      ),
    ].sort((a, b) => a - b),
    single: lines.length,
    trunks: drawnTrunks(),
    places: layers.places.getLayers().length,
    legend: [...items].map((item) => item.getAttribute("aria-label") ?? item.innerText.trim()),
    selected: state.selected,
    detail: detail === "drawn",
    areas: drawnAreas(),
  };
}
