/* What a page does beside its widgets: keeps the extent of the map in the address, tells the language to readers by ear,
   copies the link, starts and steps a presentation, and hears the keys for these. One component, shown once by the frame. */

/* STYLE, the address of the style sheet, and WORDS, the texts of each language, stand above: they are added when this file is written. */
const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("app/static/" + STYLE, document.baseURI);
document.head.append(sheet);

const EXTENT = /^\d{1,2}(\.\d{1,2})?\/-?\d{1,2}(\.\d{1,5})?\/-?\d{1,3}(\.\d{1,5})?$/;
const STEP_MS = 3000;
let pushedAt = -STEP_MS;
let actedAt = 0; /* when the reader did something last */
let page = null; /* the newest {data, send} */

export function show({ data, parentElement, setTriggerValue }) {
  const send = (what) => setTriggerValue("asked", { what, extent: extentOf(location.href) });
  page = { data, send };
  document.documentElement.lang = data.lang;
  document.documentElement.classList.toggle("atlas-present", data.present);
  let box = parentElement.querySelector(":scope > .atlas-tools");
  if (!box) {
    box = element("div", "atlas-tools");
    parentElement.append(box);
    translate(document.body); /* what was there before this script */
  }
  draw(box, data);
}

/* ------------------------------------------------------------------ address */
function extentOf(href) {
  const found = new URL(href).searchParams.get("extent") || "";
  return EXTENT.test(found) ? found : "";
}

/* The map keeps its extent in the address of this moment, without a step for the back button and without asking the
   server. So what the server writes, which knows an older extent, gets the one of now; and what brings nothing new is no step. */
function keepExtent() {
  if (history.atlasKeepsExtent) return;
  history.atlasKeepsExtent = true;
  const same = (one, two) => one.pathname === two.pathname && [...one.searchParams].sort().join("&") === [...two.searchParams].sort().join("&");
  ["pushState", "replaceState"].forEach((name) => {
    const own = History.prototype[name];
    history[name] = (state, title, to) => {
      const next = new URL(to, location.href);
      next.searchParams.delete("extent");
      const extent = extentOf(location.href);
      const query = [next.searchParams.toString(), extent && "extent=" + extent].filter(Boolean).join("&");
      next.search = query;
      if (name === "pushState" && same(next, new URL(location.href))) return;
      /* To go to another page with choices Streamlit takes two steps at once, the choices and the page; for the reader it is one. */
      const now = performance.now();
      const again = name === "pushState" && now - pushedAt < STEP_MS && pushedAt > actedAt && next.pathname !== location.pathname && next.search === location.search;
      if (name === "pushState") pushedAt = now;
      (again ? History.prototype.replaceState : own).call(history, state, title, next.href);
    };
  });
  addEventListener("popstate", () => mapWindow()?.Atlas?.followAddress?.());
}

function mapWindow() {
  return document.querySelector("iframe[title*='streamlit_folium']")?.contentWindow;
}

/* --------------------------------------------------------------------- keys */
/* Escape leaves the presentation or clears the selection; P presents; arrows and page keys step, as a presenter's remote sends them. */
function onKey(event) {
  if (!page || event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey || isBusy(event)) return;
  const what = asked(event);
  if (what) {
    event.preventDefault();
    page.send(what);
  }
}

function asked({ key }) {
  const { present, selected, canPresent } = page.data;
  if (key === "Escape") return present ? "leave" : selected ? "clear" : "";
  if (present) return { ArrowRight: "next", PageDown: "next", ArrowLeft: "previous", PageUp: "previous", Home: "first", End: "last" }[key];
  return canPresent && key.toLowerCase() === "p" ? "present" : "";
}

/* Where a key means something else: in a field, a list, an open dialog. */
function isBusy(event) {
  const open = [...document.querySelectorAll("[role='dialog'], [role='listbox'], [data-baseweb='popover']")];
  if (open.some((node) => node.checkVisibility())) return true;
  const at = event.composedPath()[0]; /* also inside a component that keeps its styles to itself */
  if (!at.closest) return false;
  if (at.closest("input:not([type='checkbox'], [type='radio']), textarea, select, [contenteditable='true'], [role='combobox']")) return true;
  return event.key !== "Escape" && Boolean(at.closest("[role='slider'], [role='radiogroup'], [role='tablist'], table, [role='grid'], .leaflet-container"));
}

/* -------------------------------------------------------------------- tools */
function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function draw(box, data) {
  const focused = box.contains(document.activeElement) && document.activeElement.dataset.what;
  const w = WORDS[data.lang];
  box.setAttribute("role", "toolbar");
  box.setAttribute("aria-label", w.tools);
  const parts = data.present ? slideTools(data, w) : pageTools(data, w);
  box.replaceChildren(...parts);
  if (focused) box.querySelector("[data-what='" + focused + "']")?.focus();
}

function pageTools(data, w) {
  const copy = tool("copy", w.copy, () => copyLink(copy, w));
  if (!data.canPresent) return [copy];
  return [copy, tool("save", w.save, () => page.send("save")), tool("present", w.present, () => page.send("present"))];
}

function slideTools({ slide, slides }, w) {
  const ask = (what, label, off) => tool(what, label, () => page.send(what), off);
  const said = element("span", "atlas-slide", slide ? w.slide.replace("{n}", slide).replace("{all}", slides) : w.noSlide);
  said.setAttribute("role", "status");
  return [
    ask("previous", w.previous, slides === 0), said, ask("next", w.next, slides === 0),
    ask("save", w.save), ask("earlier", w.earlier, slide < 2), ask("later", w.later, !slide || slide >= slides), ask("remove", w.remove, !slide),
    ask("leave", w.leave),
  ];
}

function tool(what, label, act, off) {
  const button = element("button", "", label);
  button.type = "button";
  button.dataset.what = what;
  button.disabled = Boolean(off);
  button.addEventListener("click", act);
  return button;
}

/* Browsers let a page write the clipboard over https and on the machine itself; elsewhere the address is shown, selected. */
async function copyLink(button, w) {
  try {
    await navigator.clipboard.writeText(location.href);
  } catch (refused) {
    showAddress(button, w);
    return;
  }
  const note = element("span", "atlas-note", w.copied);
  note.setAttribute("role", "status");
  button.parentElement.querySelector(".atlas-note")?.remove();
  button.after(note);
  setTimeout(() => note.remove(), 4000);
}

function showAddress(button, w) {
  button.parentElement.querySelector("input")?.remove();
  const field = element("input");
  field.readOnly = true;
  field.value = location.href;
  field.setAttribute("aria-label", w.copyByHand);
  field.title = w.copyByHand;
  field.addEventListener("blur", () => field.remove());
  field.addEventListener("keydown", (event) => { if (event.key === "Escape") { event.stopPropagation(); button.focus(); } });
  button.after(field);
  field.focus();
  field.select();
}

/* ------------------------------------------------ Streamlit's own words, which it shows in English only */
function translate(root) {
  if (!page || root.closest(".atlas-figure, .atlas-tools")) return; /* ours already */
  const { own } = WORDS[page.data.lang];
  const swap = (text) => (Object.hasOwn(own, text.trim()) ? own[text.trim()] : "");
  /* Streamlit gives its pictures a caption, but no text for those who do not see them. */
  root.querySelectorAll("[data-testid='stImage'] img:not([alt])").forEach((image) => { image.alt = image.closest("[data-testid='stImage']").innerText.trim(); });
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const found = swap(node.data);
    if (found) node.data = found;
  }
  const elements = root.querySelectorAll ? [root, ...root.querySelectorAll("[aria-label], [title], [placeholder]")] : [];
  elements.forEach((node) => ["aria-label", "title", "placeholder"].forEach((name) => {
    const found = node.hasAttribute?.(name) && swap(node.getAttribute(name));
    if (found) node.setAttribute(name, found);
  }));
}

if (!window.atlasPage) {
  window.atlasPage = true;
  keepExtent();
  document.addEventListener("keydown", onKey);
  ["keydown", "pointerdown"].forEach((name) => document.addEventListener(name, () => { actedAt = performance.now(); }, { capture: true, passive: true }));
  new MutationObserver((changes) => changes.forEach((change) => change.addedNodes.forEach((node) => node.nodeType === Node.ELEMENT_NODE && translate(node))))
    .observe(document.body, { childList: true, subtree: true });
}
