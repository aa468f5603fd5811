// @ts-check
/* Tooltips stand above everything on the map and are never cut. Leaflet keeps its panes below its controls
   and lets tooltips run out of the frame; these have a pane of their own beside the map's. */
import { besidePointer } from "../lib/room.js";

/** @import { Box } from "../lib/boxes.js" */

export const TIPS = "atlas-tips";
const ABOVE_CONTROLS = "2000";

/**
 * Make the pane of the tooltips, and place each within what is in sight.
 * @param {L.Map} map
 */
export function keepTipsInSight(map) {
  map.createPane(TIPS, map.getContainer()).style.zIndex = ABOVE_CONTROLS;
  L.Tooltip.include({
    /** @this {any} @param {L.Point} position among the layers */
    _setPosition(position) {
      const tip = this._container;
      const pointer = this._map.layerPointToContainerPoint(position);
      const size = { width: tip.offsetWidth, height: tip.offsetHeight };
      const { left, top } = besidePointer(pointer, size, inSight(this._map));
      L.DomUtil.setPosition(tip, L.point(left, top));
    },
  });
}

/**
 * Return the part of the map that the window of the page shows.
 * @param {L.Map} map
 * @returns {Box}
 */
function inSight(map) {
  const { x: right, y: high } = map.getSize();
  const top = window.frameElement?.getBoundingClientRect().top ?? 0;
  const room = window.parent.innerHeight - top;
  return { left: 0, top: Math.max(0, -top), right, bottom: Math.min(high, room) };
}
