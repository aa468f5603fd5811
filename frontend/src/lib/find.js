// @ts-check
/* Finding a name among a few hundred, as the search of the server does: without case and diacritics, by the
   beginnings of words, and only where nothing else fits with a small typo. */

const MARKS = /\p{M}/gu;
const OTHER = /[^\p{L}\p{N}]+/gu;
/** @type {Record<string, string>} */
const PLAIN = { ł: "l", ß: "ss", đ: "d", ø: "o", æ: "ae" };

/**
 * Return the words of a text, in small letters without diacritics.
 * @param {string} text
 * @returns {string[]}
 */
export function wordsOf(text) {
  const small = text.toLowerCase().normalize("NFD").replace(MARKS, "");
  return small
    .replace(/[łßđøæ]/g, (letter) => PLAIN[letter])
    .split(OTHER)
    .filter(Boolean);
}

/**
 * Return the places of the names that a text may mean, best first; of all names for an empty text.
 * @param {string[]} names
 * @param {string} text
 * @returns {number[]}
 */
export function found(names, text) {
  const asked = wordsOf(text);
  if (!asked.length) return names.map((_, at) => at);
  const ranked = (/** @type {(own: string[], asked: string[]) => number} */ rank) =>
    names
      .map((name, at) => ({ at, rank: rank(wordsOf(name), asked) }))
      .filter((one) => one.rank < Infinity)
      .sort((one, other) => one.rank - other.rank || one.at - other.at)
      .map(({ at }) => at);
  const exact = ranked(beginning);
  return exact.length ? exact : ranked(misspelt);
}

/**
 * Rank a name whose words begin with the words asked for: the whole word before its beginning, the first
 * word before later ones; Infinity for another.
 * @param {string[]} own
 * @param {string[]} asked
 */
function beginning(own, asked) {
  return sum(asked, (word) => {
    const at = own.findIndex((one) => one.startsWith(word));
    return at < 0 ? Infinity : 2 * Math.min(at, 4) + Number(own[at] !== word);
  });
}

/**
 * Rank a name by the typos in the words asked for; Infinity for too many.
 * @param {string[]} own
 * @param {string[]} asked
 */
function misspelt(own, asked) {
  return sum(asked, (word) => {
    const most = word.length < 4 ? 0 : word.length < 8 ? 1 : 2;
    const least = Math.min(...own.map((one) => typos(word, one, most)));
    return least <= most ? least : Infinity;
  });
}

/**
 * @param {string[]} words
 * @param {(word: string) => number} rank
 */
function sum(words, rank) {
  return words.reduce((total, word) => total + rank(word), 0);
}

/**
 * Return how many letters are added, left out, changed or exchanged with their neighbour; more than ``most``
 * is any larger number.
 * @param {string} one
 * @param {string} other
 * @param {number} most
 * @returns {number}
 */
export function typos(one, other, most) {
  if (Math.abs(one.length - other.length) > most) return most + 1;
  let [before, last] = [/** @type {number[]} */ ([]), [...Array(other.length + 1).keys()]];
  for (let i = 1; i <= one.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const isSame = one[i - 1] === other[j - 1];
      row[j] = Math.min(last[j] + 1, row[j - 1] + 1, last[j - 1] + Number(!isSame));
      const isExchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      if (isExchanged) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    [before, last] = [last, row];
  }
  return last[other.length];
}
