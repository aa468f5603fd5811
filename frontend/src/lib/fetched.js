// @ts-check
/* Files that are fetched once. */

/** @type {Map<string, Promise<any>>} */
const files = new Map();

/**
 * Fetch a JSON file; one that failed is asked for again the next time.
 * @param {URL} url
 * @returns {Promise<any>}
 */
export function fetched(url) {
  const known = files.get(url.href);
  if (known) return known;
  const answer = fetch(url).then((response) => {
    if (!response.ok) throw new Error(`${url.pathname.split("/").at(-1)}: ${response.status}`);
    return response.json();
  });
  files.set(url.href, answer);
  answer.catch(() => files.delete(url.href));
  return answer;
}
