// @ts-check
/* The corner of the map where the legend hides least of what is shown. */
import { coveredPoints, coveredShare } from "../lib/room.js";
import { classOf, shownPowiaty, store } from "./store.js";

/** @import { Box } from "../lib/boxes.js" */
/** @import { Size } from "../lib/room.js" */
/** @typedef {"bottomright" | "bottomleft" | "topright" | "topleft"} Corner */

const MOST_AREA = 0.1; /* of the shown areas, and of the coloured ones, that an open legend may hide */
const PLAIN = ["0", "n"]; /* classes that say: nothing here */
const MOST_PLACES = 0.04; /* of the partners' places */

/** @typedef {{ across: number, along: number }} Gap pixels from the sides */
/** @typedef {{ side: "left" | "right", edge: "top" | "bottom", gap: Gap }} Sides */

/**
 * Each corner, the best loved first, with the room that other controls take there.
 * @type {Record<Corner, Sides>}
 */
export const CORNERS = {
  bottomright: { side: "right", edge: "bottom", gap: { across: 10, along: 26 } },
  bottomleft: { side: "left", edge: "bottom", gap: { across: 10, along: 10 } },
  topright: { side: "right", edge: "top", gap: { across: 10, along: 52 } },
  topleft: { side: "left", edge: "top", gap: { across: 10, along: 110 } },
};

/**
 * Return the corner where a legend hides least, and whether even there it hides much.
 * @param {Size} size of the legend
 * @returns {{ corner: Corner, hidesMuch: boolean }}
 */
export function bestCorner(size) {
  const { x: right, y: bottom } = store.map.getSize();
  const frame = { left: 0, top: 0, right, bottom };
  const shown = shownPowiaty();
  const coloured = shown.filter(({ teryt }) => !PLAIN.includes(classOf(teryt)));
  const groups = [shown, coloured].map((powiaty) => powiaty.flatMap(({ teryt }) => boxOf(teryt)));
  const places = placesOf();
  const tried = /** @type {Corner[]} */ (Object.keys(CORNERS)).map((corner) => {
    const box = boxIn(corner, size, frame);
    const area = Math.max(...groups.map((areas) => coveredShare(box, areas, frame))) / MOST_AREA;
    const points = coveredPoints(box, places, frame) / MOST_PLACES;
    return { corner, hidden: Math.max(area, points) };
  });
  const best = tried.reduce((one, other) => (other.hidden < one.hidden - 0.05 ? other : one));
  return { corner: best.corner, hidesMuch: best.hidden > 1 };
}

/**
 * @param {Corner} corner
 * @param {Size} size
 * @param {Box} frame
 * @returns {Box}
 */
function boxIn(corner, { width, height }, frame) {
  const { side, edge, gap } = CORNERS[corner];
  const left = side === "left" ? gap.across : frame.right - gap.across - width;
  const top = edge === "top" ? gap.along : frame.bottom - gap.along - height;
  return { left, top, right: left + width, bottom: top + height };
}

/**
 * @param {string} teryt
 * @returns {Box[]}
 */
function boxOf(teryt) {
  const bounds = store.shapes.get(teryt)?.getBounds();
  if (!bounds) return [];
  const { x: left, y: top } = store.map.latLngToContainerPoint(bounds.getNorthWest());
  const { x: right, y: bottom } = store.map.latLngToContainerPoint(bounds.getSouthEast());
  return [{ left, top, right, bottom }];
}

function placesOf() {
  const shown = new Set(store.shown.map((line) => line.place));
  return [...store.places.values()]
    .filter((place) => shown.has(place.id))
    .map((place) => store.map.latLngToContainerPoint([place.lat, place.lon]));
}
