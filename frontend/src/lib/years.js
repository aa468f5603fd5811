// @ts-check
/* The years that are played: how far they are, and the state of the map in each. */

/** @import * as Contract from "./contract.js" */
/** @typedef {{ at: number | null, on: boolean }} Play the year reached, null without a play; on: goes on */

const ENDS = /^(year|decade):/; /* filters that say themselves which years are shown */

/**
 * Return the play after actions that Python does not know of.
 * @param {Contract.Years} years
 * @param {Contract.Action[]} actions oldest first
 * @returns {Play}
 */
export function playAfter({ first, last, at, on }, actions) {
  return actions.reduce(
    (/** @type {Play} */ play, { kind, key }) => {
      if (kind === "play" || kind === "pause") {
        return { at: Math.min(Math.max(Number(key), first), last), on: kind === "play" };
      }
      return kind === "end" || (kind === "filter" && ENDS.test(key)) ? { at: null, on: false } : play;
    },
    { at, on },
  );
}

/**
 * Return the play that is shown. While the years go by, the browser knows best how far they are.
 * @param {Play} shown until now
 * @param {Play} told as Python and what it does not know of yet have it
 * @param {Contract.Years} years
 * @returns {Play}
 */
export function playNow(shown, told, { first, last }) {
  if (!shown.on || !told.on || shown.at === null) return told;
  return { at: Math.min(Math.max(shown.at, first), last), on: true };
}

/**
 * Return a state in the year of a play; as it is until Python has told what the years change.
 * @param {Contract.MapState} state
 * @param {Play} play
 * @returns {Contract.MapState}
 */
export function inYear(state, { at, on }) {
  const { years } = state;
  if (!years) return state;
  const { first, steps, whole } = years;
  if (!steps.length) return { ...state, years: { ...years, at: null, on } };
  const changes = at === null ? [whole] : steps.slice(0, at - first + 1);
  return { ...changes.reduce(changed, state), years: { ...years, at, on } };
}

/**
 * @param {Contract.MapState} state
 * @param {Contract.YearStep} step
 * @returns {Contract.MapState}
 */
function changed(state, { legend, wall, ...rest }) {
  return {
    ...state,
    ...rest,
    legend: { ...state.legend, ...legend },
    wall: state.wall && { ...state.wall, ...wall },
  };
}
