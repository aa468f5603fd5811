// @ts-check
/* Where the map is. */
import { extentIn, readExtent } from "../lib/extent.js";
import { store } from "./store.js";

const NEAR_PX = 2;

/**
 * Return the middle and the zoom as the address says them, if that is where the map is: Leaflet moves it by
 * half a pixel with every size.
 * @returns {{ centre: L.LatLng, zoom: number }}
 */
export function inSight() {
  const { map, touched } = store;
  const [centre, zoom] = [map.getCenter(), map.getZoom()];
  const told = touched && readExtent(extentIn(new URL(window.parent.location.href)));
  if (!told || told.zoom !== zoom) return { centre, zoom };
  const at = L.latLng(told.lat, told.lon);
  const isNear = map.project(at, zoom).distanceTo(map.project(centre, zoom)) < NEAR_PX;
  return { centre: isNear ? at : centre, zoom };
}
