// @ts-check
/* Lakes and rivers, drawn over the areas and under borders and lines: one layer of the same canvas, so that
   the areas keep the pointer. */
import { isBlue } from "../lib/colour.js";
import { flatPoints } from "../lib/rings.js";
import { load, store } from "./store.js";

/** @import * as Contract from "../lib/contract.js" */
/**
 * A shape with its points on the globe (0 to 1 in Web Mercator) and on the canvas.
 * @typedef {{ parts: Float64Array[], width: number, path: Path2D, left: number, top: number, right: number,
 *   bottom: number }} Shape
 */

const TILE = 256;
const COUNTRY_ZOOM = 6.4; /* at which widths are as they are sent */
const GROWTH = 1.28; /* of widths with each zoom */
const FAR = 1e7; /* pixels: the water is everywhere */
const LAKES_ZOOM = 5.25;
const THINNEST = 0.6; /* pixels */
const CASING = { width: 1.6, opacity: 0.45 };
const CASING_ON_BLUE = { width: 2, opacity: 0.8 };

/**
 * Fetch water of a scale and draw it instead of what was there.
 * @param {"water" | "water_detail"} name
 */
export async function buildWater(name) {
  if (!store.config.files[name]) return;
  const sent = await load(name);
  store.layers.water?.remove();
  store.layers.water = new (waterClass())(sent, { renderer: store.layers.renderer }).addTo(store.map);
}

/** Bring the water over the areas, and the borders of voivodeships over the water. */
export function waterToFront() {
  store.layers.water?.bringToFront();
  store.layers.voivodeships.bringToFront();
}

/** @returns {any} a path of Leaflet that draws itself */
function waterClass() {
  return L.Path.extend(
    /** @type {any} */ ({
      options: { interactive: false },
      /** @this {any} @param {Contract.Water} sent @param {L.PathOptions} options */
      initialize(sent, options) {
        L.Util.setOptions(this, options);
        const shape = (/** @type {number[][]} */ rings, width = 0) => ({
          parts: rings.map((ring) => flatPoints(ring, sent.step)),
          width,
        });
        this._lakes = sent.lakes.flat().map((rings) => shape(rings));
        this._rivers = sent.rivers.map((line, at) => shape([line], sent.widths[at]));
      },
      /** @this {any} */
      _project() {
        const scale = TILE * 2 ** this._map.getZoom();
        const origin = this._map.getPixelOrigin();
        [...this._lakes, ...this._rivers].forEach((shape) => projectShape(shape, scale, origin));
        this._pxBounds = L.bounds([-FAR, -FAR], [FAR, FAR]);
      },
      /** @this {any} */
      _update() {
        if (this._map) this._updatePath();
      },
      /** @this {any} */
      _updatePath() {
        const { _drawing, _ctx, _bounds } = this._renderer;
        if (!_drawing) return;
        const isIn = (/** @type {Shape} */ shape) =>
          shape.left < _bounds.max.x &&
          shape.right > _bounds.min.x &&
          shape.top < _bounds.max.y &&
          shape.bottom > _bounds.min.y;
        paint(_ctx, this._lakes.filter(isIn), this._rivers.filter(isIn), this._map.getZoom());
      },
      _containsPoint: () => false,
    }),
  );
}

/**
 * @param {Shape} shape gets its path and bounds
 * @param {number} scale pixels around the globe
 * @param {L.Point} origin
 */
function projectShape(shape, scale, origin) {
  const path = new Path2D();
  const bounds = { left: Infinity, top: Infinity, right: -Infinity, bottom: -Infinity };
  for (const part of shape.parts) {
    for (let at = 0; at < part.length; at += 2) {
      const x = part[at] * scale - origin.x;
      const y = part[at + 1] * scale - origin.y;
      if (at) path.lineTo(x, y);
      else path.moveTo(x, y);
      bounds.left = Math.min(bounds.left, x);
      bounds.right = Math.max(bounds.right, x);
      bounds.top = Math.min(bounds.top, y);
      bounds.bottom = Math.max(bounds.bottom, y);
    }
    if (!shape.width) path.closePath();
  }
  Object.assign(shape, bounds, { path });
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Shape[]} lakes
 * @param {Shape[]} rivers
 * @param {number} zoom
 */
function paint(pen, lakes, rivers, zoom) {
  const { casing, river, lake, shore } = looks();
  const grown = GROWTH ** (zoom - COUNTRY_ZOOM);
  const visible = rivers.filter(({ width }) => width * grown > THINNEST);
  pen.save();
  Object.assign(pen, { lineCap: "round", lineJoin: "round", strokeStyle: store.config.colours.paper });
  pen.globalAlpha = casing.opacity;
  visible.forEach(({ path, width }) => stroke(pen, path, width * grown + casing.width));
  pen.globalAlpha = 1;
  Object.assign(pen, { strokeStyle: river });
  visible.forEach(({ path, width }) => stroke(pen, path, width * grown));
  Object.assign(pen, { fillStyle: lake, strokeStyle: shore });
  (zoom < LAKES_ZOOM ? [] : lakes).forEach(({ path }) => {
    pen.fill(path, "evenodd");
    stroke(pen, path, 0.6);
  });
  pen.restore();
}

/** Return the colours of the water: on blue areas it is dark and has a firm rim. */
function looks() {
  const { colours } = store.config;
  if (!Object.values(store.state?.class_colours ?? {}).some(isBlue))
    return { casing: CASING, river: colours.river, lake: colours.lake, shore: colours.shore };
  const river = colours.river_on_blue;
  return { casing: CASING_ON_BLUE, river, lake: colours.lake_on_blue, shore: river };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Path2D} path
 * @param {number} width
 */
function stroke(pen, path, width) {
  pen.lineWidth = width;
  pen.stroke(path);
}
