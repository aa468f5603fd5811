// @ts-check
/* The whole screen: entered and left with the presentation, with nothing on it but the view until the
   pointer moves. The page stays as it was behind the map, so that leaving finds it again. */

const IDLE_MS = 3000;
const PATIENCE_MS = 5000; /* for a page that is still being drawn */
const NUDGE = 4; /* pixels that a pointer at rest may be moved by */

let isOn = false;
let isFull = false; /* on our own request */
let hasRefused = false;
let scrolled = 0;
let timer = 0;
let pointer = { x: 0, y: 0 };
/** @type {() => void} */
let leave = () => {};

/**
 * Follow pointer, keys and the browser's own way out of the full screen; called once.
 * @param {() => void} end
 */
export function followWall(end) {
  leave = end;
  window.atlasWake = wake;
  for (const name of ["pointermove", "pointerdown", "keydown"]) {
    document.addEventListener(name, wake, { capture: true, passive: true });
  }
  document.addEventListener("fullscreenchange", () => {
    if (document.fullscreenElement || !isFull) return;
    isFull = false;
    if (isOn) leave();
  });
}

/** Take the whole screen where the browser allows it, which it does only right after a click or a key. */
export function takeScreen() {
  if (!isOn) scrolled = scroller()?.scrollTop ?? 0;
  if (document.fullscreenElement || hasRefused) return;
  const asked = document.documentElement.requestFullscreen?.({ navigationUI: "hide" });
  asked?.then(
    () => {
      isFull = true;
    },
    () => {
      hasRefused = true; /* the window is the screen, then */
    },
  );
}

/**
 * Show the view on the whole screen, or the page again; called on every change.
 * @param {boolean} present
 */
export function showWall(present) {
  if (present === isOn) return;
  isOn = present;
  mapWindow()?.Atlas?.present?.(present); /* before its frame changes size */
  document.documentElement.classList.toggle("atlas-present", present);
  clearTimeout(timer);
  setIdle(present);
  if (present) return;
  hasRefused = false;
  if (document.fullscreenElement && isFull) void document.exitFullscreen().catch(() => {});
  scrollBack(scrolled, performance.now() + PATIENCE_MS);
}

/**
 * Show pointer and buttons for a while. Stepping through slides is no reason to.
 * @param {Event} event
 */
function wake(event) {
  if (!isOn) return;
  if (event.type === "pointermove") {
    const { screenX: x, screenY: y } = /** @type {PointerEvent} */ (event);
    const isAtRest = Math.abs(x - pointer.x) + Math.abs(y - pointer.y) < NUDGE;
    pointer = { x, y };
    if (isAtRest) return;
  } else if (event.type === "keydown") {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (key !== "Escape" && event.isTrusted) takeScreen(); /* a link may have opened the presentation */
    if (!key.startsWith("Tab") && !/^(Enter| |[a-z])$/i.test(key)) return;
  } else takeScreen();
  setIdle(false);
  clearTimeout(timer);
  timer = window.setTimeout(rest, IDLE_MS);
}

function rest() {
  if (document.querySelector(".atlas-tools :focus-visible")) timer = window.setTimeout(rest, IDLE_MS);
  else setIdle(true);
}

/** @param {boolean} isIdle */
function setIdle(isIdle) {
  for (const page of [document, mapWindow()?.document]) {
    page?.documentElement?.classList.toggle("atlas-idle", isIdle && isOn);
  }
}

/**
 * Scroll to where the reader was, as soon as the page is long enough again.
 * @param {number} top
 * @param {number} until
 */
function scrollBack(top, until) {
  const main = scroller();
  if (!main || isOn || performance.now() > until) return;
  main.scrollTop = top;
  if (Math.abs(main.scrollTop - top) > 1) requestAnimationFrame(() => scrollBack(top, until));
}

function scroller() {
  return document.querySelector("[data-testid='stMain']");
}

/** @returns {Window | null | undefined} the window of the map */
export function mapWindow() {
  return mapFrame()?.contentWindow;
}

/** @returns {HTMLIFrameElement | null} */
export function mapFrame() {
  return document.querySelector("iframe[title*='streamlit_folium']");
}
