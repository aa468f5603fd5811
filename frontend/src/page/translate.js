// @ts-check
/* Streamlit's own words, which it shows in English only. */

/* In the reader's language already. */
const OURS = ".atlas-figure, .atlas-tools, .atlas-search, .atlas-picture, .atlas-picker";
const SPOKEN = ["aria-label", "title", "placeholder", "alt"];
const MAP = "iframe[title*='streamlit_folium']";

/**
 * A text of Streamlit's in which parts differ: its pattern, the names of the parts, and our text with them.
 * @typedef {{ pattern: RegExp, names: string[], ours: string }} Phrase
 */
/** @typedef {{ texts: Record<string, string>, phrases: Phrase[] }} Words */

/** @type {Words} */
let words = { texts: {}, phrases: [] };

/**
 * Return what to translate by. A text with `{x}` in it is one for any text there.
 * @param {Record<string, string>} texts text of Streamlit -> text in the reader's language
 * @returns {Words}
 */
export function wordsOf(texts) {
  const phrases = Object.entries(texts)
    .filter(([theirs]) => theirs.includes("{"))
    .map(([theirs, ours]) => {
      const names = [...theirs.matchAll(/\{(\w)\}/g)].map((match) => match[1]);
      const parts = theirs.split(/\{\w\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&"));
      return { pattern: new RegExp(`^${parts.join("(.+)")}$`), names, ours };
    });
  return { texts, phrases };
}

/**
 * Translate what is on the page and what comes later.
 * @param {Record<string, string>} texts text of Streamlit -> text in the reader's language
 */
export function translatePage(texts) {
  words = wordsOf(texts);
  translate(document.body);
}

/** Translate what is added to the page or said anew; called once. */
export function followPage() {
  const changed = (/** @type {MutationRecord[]} */ changes) =>
    changes.forEach(({ type, target, attributeName, addedNodes }) => {
      if (type === "characterData") translateText(target);
      else if (type === "attributes")
        translateAttribute(/** @type {Element} */ (target), attributeName ?? "");
      else addedNodes.forEach(translateNode);
    });
  new MutationObserver(changed).observe(document.body, {
    childList: true,
    subtree: true,
    characterData: true,
    attributes: true,
    attributeFilter: SPOKEN,
  });
}

/** @param {Node} node */
function translateNode(node) {
  if (node.nodeType === Node.ELEMENT_NODE) translate(/** @type {Element} */ (node));
  else translateText(node);
}

/** @param {Element} root */
function translate(root) {
  if (root.closest(OURS)) return;
  describeImages(root);
  describeMap(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) translateText(node);
  const selector = SPOKEN.map((name) => `[${name}]`).join();
  [root, ...root.querySelectorAll(selector)].forEach((node) =>
    SPOKEN.forEach((name) => translateAttribute(node, name)),
  );
}

/** @param {Node} node */
function translateText(node) {
  if (node.nodeType !== Node.TEXT_NODE || node.parentElement?.closest(OURS)) return;
  const found = translated(node.nodeValue, words);
  if (found && found !== node.nodeValue) node.nodeValue = found;
}

/**
 * The title of the map's frame stays, since scripts know the frame by it.
 * @param {Element} node
 * @param {string} name
 */
function translateAttribute(node, name) {
  if (node.matches(MAP) || node.closest(OURS)) return;
  const found = translated(node.getAttribute(name), words);
  if (found && found !== node.getAttribute(name)) node.setAttribute(name, found);
}

/**
 * Return a text in the reader's language; "" for one that is not Streamlit's.
 * @param {string | null} text
 * @param {Words} by
 * @returns {string}
 */
export function translated(text, { texts, phrases }) {
  const bare = text?.trim() ?? "";
  if (Object.hasOwn(texts, bare)) return texts[bare];
  for (const { pattern, names, ours } of phrases) {
    const found = pattern.exec(bare);
    if (found) return names.reduce((said, name, at) => said.replace(`{${name}}`, found[at + 1]), ours);
  }
  return "";
}

/**
 * Streamlit gives its pictures a caption, but no text for those who do not see them.
 * @param {Element} root
 */
function describeImages(root) {
  const images = /** @type {NodeListOf<HTMLImageElement>} */ (
    root.querySelectorAll("[data-testid='stImage'] img:not([alt])")
  );
  images.forEach((image) => {
    const box = /** @type {HTMLElement | null} */ (image.closest("[data-testid='stImage']"));
    image.alt = box?.innerText.trim() ?? "";
  });
}

/** @param {Element} root */
function describeMap(root) {
  const name = words.texts["streamlit_folium.st_folium"];
  const frames = root.matches(MAP) ? [root] : [...root.querySelectorAll(MAP)];
  if (name) frames.forEach((frame) => frame.setAttribute("aria-label", name));
}
