// @ts-check
/* A linear axis from zero with round ticks. */

const ROUND = [1, 2, 5, 10];
const MOST_TICKS = 5;

/**
 * Return an axis over values of a kind.
 * @param {number[]} values
 * @param {string} kind "share" or "number": the least length and the least step of the axis
 * @param {number} from pixel of zero
 * @param {number} to pixel of the last tick
 * @returns {{ ticks: number[], at: (value: number) => number }}
 */
export function axis(values, kind, from, to) {
  const isShare = kind === "share";
  const largest = Math.max(isShare ? 0.1 : 1, ...values);
  const rough = largest / MOST_TICKS;
  const power = 10 ** Math.floor(Math.log10(rough));
  const round = ROUND.map((times) => times * power).find((size) => size >= rough) ?? rough;
  const step = Math.max(round, isShare ? 0.05 : 1);
  const top = Math.ceil(largest / step - 1e-9) * step;
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  return { ticks, at: (value) => from + ((to - from) * value) / top };
}
