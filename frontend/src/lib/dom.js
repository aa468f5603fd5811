// @ts-check
/* Elements made and made reachable. Every text is set as text, never as HTML. */

const SVG = "http://www.w3.org/2000/svg";

/**
 * Make an element.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {string} [className]
 * @param {string} [text]
 * @returns {HTMLElementTagNameMap[Tag]}
 */
export function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

/**
 * Set several attributes of a node.
 * @param {Element} node
 * @param {Record<string, string | number>} attributes
 */
export function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, String(value));
}

/**
 * Make a node of an SVG drawing.
 * @param {string} tag
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children
 * @returns {Element}
 */
export function drawing(tag, attributes, ...children) {
  const node = document.createElementNS(SVG, tag);
  set(node, attributes);
  node.append(...children);
  return node;
}

/**
 * Let a node be picked by click, Enter or space; one without a key stays as it is.
 * @param {HTMLElement | Element} node
 * @param {string} key
 * @param {(key: string) => void} pick
 */
export function pickable(node, key, pick) {
  if (!key) return;
  node.classList.add("pick");
  /** @type {HTMLElement} */ (node).dataset.key = key;
  node.addEventListener("click", () => pick(key));
  node.addEventListener("keydown", (event) => {
    const pressed = /** @type {KeyboardEvent} */ (event).key;
    if (pressed !== "Enter" && pressed !== " ") return;
    event.preventDefault();
    pick(key);
  });
}

/**
 * Make all nodes that match the selector one stop of the tab key; arrows move between them.
 * @param {Element} box
 * @param {string} selector
 */
export function walkable(box, selector) {
  const all = /** @type {HTMLElement[]} */ ([...box.querySelectorAll(selector)]);
  box.addEventListener("keydown", (event) => {
    const { key, target } = /** @type {KeyboardEvent & { target: HTMLElement }} */ (event);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[key];
    if (!step || !target.matches(selector)) return;
    const next = all[Math.min(Math.max(all.indexOf(target) + step, 0), all.length - 1)];
    event.preventDefault();
    target.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
  all[0]?.setAttribute("tabindex", "0");
}

/**
 * Put options into a choice; those that are there already stay, so that an open list is not closed.
 * @param {HTMLSelectElement} choice
 * @param {Record<string, string>} options
 * @param {string} chosen
 */
export function offerOptions(choice, options, chosen) {
  const entries = Object.entries(options);
  const before = [...choice.options].map(({ value, text }) => `${value} ${text}`).join();
  if (before !== entries.map(([value, text]) => `${value} ${text}`).join())
    choice.replaceChildren(...entries.map(([value, text]) => new Option(text, value)));
  choice.value = chosen;
}
