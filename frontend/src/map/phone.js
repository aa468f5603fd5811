// @ts-check
/* On a phone, and under a strong zoom of the browser, what else stands on the map stands below it. */
import { element } from "../lib/dom.js";
import { store } from "./store.js";

const PHONE = "(max-width: 640px)"; /* of the page, as in its styles */
const MOVED = ".atlas-options, .atlas-list, .atlas-legend-box";

/** Whether the boxes stand below the map. */
export function isPhone() {
  return document.documentElement.classList.contains("phone");
}

/**
 * Put the boxes where they belong, now and when the window changes; the frame grows by what is below.
 * @param {() => void} placed called each time
 */
export function followPhone(placed) {
  const below = element("div", "atlas-below");
  const container = store.map.getContainer();
  container.after(below);
  const boxes = [...container.querySelectorAll(MOVED)].map((box) => ({ box, home: box.parentElement }));
  const media = window.parent.matchMedia(PHONE);
  const put = () => {
    document.documentElement.classList.toggle("phone", media.matches);
    boxes.forEach(({ box, home }) => (media.matches ? below : home)?.append(box));
    placed();
  };
  new ResizeObserver(() => {
    [document, window.parent.document].forEach(({ documentElement: { style } }) =>
      style.setProperty("--atlas-below-map", `${below.offsetHeight}px`),
    );
  }).observe(below);
  media.addEventListener("change", put);
  put();
}
