// @ts-check
/* What stands for a partner on the map. */

const WITH_SEAT = ["district", "region", "municipality"];

/**
 * Return what the point of a place is: its own centre, its seat, or another place in it.
 * @param {{ name: string, kind: string, anchor: string }} place
 * @returns {"centre" | "seat" | "within"}
 */
export function pointKind({ name, kind, anchor }) {
  if (name === anchor || name.startsWith(`${anchor} (`)) return "centre";
  return WITH_SEAT.includes(kind) && !anchor.includes(";") ? "seat" : "within";
}
