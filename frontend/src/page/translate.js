// @ts-check
/* Streamlit's own words, which it shows in English only. */

/* In the reader's language already. */
const OURS = ".atlas-figure, .atlas-tools, .atlas-search, .atlas-picture, .atlas-picker";
const SPOKEN = ["aria-label", "title", "placeholder"];

/** @type {Record<string, string>} */
let words = {};

/**
 * Translate what is on the page and what comes later.
 * @param {Record<string, string>} texts text of Streamlit -> text in the reader's language
 */
export function translatePage(texts) {
  words = texts;
  translate(document.body);
}

/** Translate every element that is added to the page; called once. */
export function followPage() {
  const added = (/** @type {MutationRecord[]} */ changes) =>
    changes.forEach((change) =>
      change.addedNodes.forEach((node) => {
        if (node.nodeType === Node.ELEMENT_NODE) translate(/** @type {Element} */ (node));
      }),
    );
  new MutationObserver(added).observe(document.body, { childList: true, subtree: true });
}

/** @param {Element} root */
function translate(root) {
  if (root.closest(OURS)) return;
  describeImages(root);
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const found = translated(node.nodeValue, words);
    if (found) node.nodeValue = found;
  }
  [root, ...root.querySelectorAll("[aria-label], [title], [placeholder]")].forEach((node) =>
    SPOKEN.forEach((name) => {
      const found = translated(node.getAttribute(name), words);
      if (found) node.setAttribute(name, found);
    }),
  );
}

/**
 * Return a text in the reader's language; "" for one that is not Streamlit's.
 * @param {string | null} text
 * @param {Record<string, string>} texts
 * @returns {string}
 */
export function translated(text, texts) {
  const bare = text?.trim() ?? "";
  return Object.hasOwn(texts, bare) ? texts[bare] : "";
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
