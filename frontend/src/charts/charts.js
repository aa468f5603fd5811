/* Tables and charts beside the map. Every text is set as text. A row, cell, bar or dot has a key; a click or Enter picks it.
   Rows of the large tables are fetched once, and a change sends only which of them are shown. */

/* STYLE, the address of the style sheet, stands above: it is added when this file is written. */
const sheet = document.createElement("link");
sheet.rel = "stylesheet";
sheet.href = new URL("app/static/" + STYLE, document.baseURI);
document.head.append(sheet);

const files = new Map();
const shown = new WeakMap();

export async function show({ data, parentElement, setTriggerValue }) {
  const about = shown.get(parentElement) || { turn: 0 };
  shown.set(parentElement, about);
  const turn = (about.turn += 1);
  about.pick = (key) => key && setTriggerValue("picked", key);
  const figure = data.file ? { ...data, ...(await fetched(data.file)) } : data;
  if (turn !== about.turn) return; /* a newer change came first */
  if (!about.root || inSight(about.root)) draw(about, parentElement, figure);
  else soon(() => turn === about.turn && draw(about, parentElement, figure)); /* the map comes first */
}

function draw(about, parentElement, figure) {
  if (!about.root) {
    about.root = element("div", "atlas-figure");
    parentElement.append(about.root);
  }
  about.root.lang = figure.lang;
  ({ table: drawTable, matrix: drawMatrix, bars: drawBars, scatter: drawScatter })[figure.kind](about, figure);
}

function inSight(node) {
  const box = node.getBoundingClientRect();
  return box.bottom > 0 && box.top < window.innerHeight;
}

function soon(act) {
  if (window.requestIdleCallback) window.requestIdleCallback(act, { timeout: 400 });
  else setTimeout(act, 100);
}

function fetched(file) {
  if (!files.has(file)) {
    const answer = fetch(new URL("app/static/" + file, document.baseURI)).then((response) => {
      if (!response.ok) throw new Error(file + ": " + response.status);
      return response.json();
    });
    files.set(file, answer);
    answer.catch(() => files.delete(file)); /* the next change tries again */
  }
  return files.get(file);
}

function element(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

function drawing(tag, attributes, ...children) {
  const node = document.createElementNS("http://www.w3.org/2000/svg", tag);
  Object.entries(attributes).forEach(([name, value]) => node.setAttribute(name, value));
  node.append(...children);
  return node;
}

function format(lang, kind, digits) {
  if (kind === "share") return new Intl.NumberFormat(lang, { style: "percent", maximumFractionDigits: 1 }).format;
  if (kind === "plain") return String;
  return new Intl.NumberFormat(lang, { maximumFractionDigits: digits || 0 }).format;
}

/* Ranges as "0-5,7": the positions of the rows shown. */
function positions(ranges) {
  const all = new Set();
  ranges.split(",").filter(Boolean).forEach((range) => {
    const [first, last = first] = range.split("-").map(Number);
    for (let at = first; at <= last; at += 1) all.add(at);
  });
  return all;
}

/* What can be picked: reached by the keyboard, picked by click, Enter or space. */
function pickable(node, key, about) {
  if (!key) return;
  node.classList.add("pick");
  node.addEventListener("click", () => about.pick(key));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    about.pick(key);
  });
}

/* One stop of the tab key for all of them; arrows move between those shown. */
function walkable(box, selector) {
  const all = [...box.querySelectorAll(selector)];
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (!step || !event.target.matches(selector)) return;
    const next = all[Math.min(Math.max(all.indexOf(event.target) + step, 0), all.length - 1)];
    event.preventDefault();
    event.target.setAttribute("tabindex", "-1");
    next.setAttribute("tabindex", "0");
    next.focus();
  });
  if (all.length) all[0].setAttribute("tabindex", "0");
}

function frame(about, figure, body) {
  const parts = [];
  if (figure.title) parts.push(element("h3", "", figure.title));
  parts.push(body);
  if (figure.note) parts.push(element("p", "note", figure.note));
  about.root.replaceChildren(...parts);
}

/* ------------------------------------------------------------------ tables */
const BESIDE = 12; /* rows drawn above and below those in sight; a browser asked to keep seven hundred is slow at everything else */

function drawTable(about, figure) {
  const same = figure.file || JSON.stringify([figure.title, figure.columns, figure.rows, figure.keys, figure.note]);
  about.figure = figure;
  about.visible = figure.ids === undefined ? null : positions(figure.ids);
  if (about.same !== same) {
    about.same = same;
    buildTable(about, figure);
  }
  orderRows(about);
}

function buildTable(about, figure) {
  const table = element("table");
  table.setAttribute("role", "grid");
  const columns = element("colgroup");
  const letters = widths(figure);
  const whole = letters.reduce((sum, width) => sum + width, 0);
  letters.forEach((width) => { columns.append(element("col")); columns.lastChild.style.width = (100 * width) / whole + "%"; });
  table.style.minWidth = whole + "ch";
  const head = element("thead");
  head.append(element("tr"));
  head.firstChild.setAttribute("aria-rowindex", "1");
  figure.columns.forEach((column, at) => head.firstChild.append(heading(about, column, at)));
  const box = element("div", "scroll");
  const body = element("tbody");
  table.append(columns, head, body);
  box.append(table);
  Object.assign(about, { table, body, box, at: 0, sort: null, writers: figure.columns.map((column, at) => writer(figure, column, at)) });
  box.addEventListener("scroll", () => drawRows(about), { passive: true });
  table.addEventListener("keydown", (event) => moveTo(about, event));
  frame(about, figure, box);
}

/* The rows shown, in the order asked for. */
function orderRows(about) {
  const { rows, lang } = about.figure;
  const places = rows.map((_, place) => place).filter((place) => about.visible === null || about.visible.has(place));
  if (about.sort) {
    const { at, down } = about.sort;
    const order = new Intl.Collator(lang, { numeric: true }).compare;
    places.sort((a, b) => {
      const [x, y] = [rows[a][at], rows[b][at]];
      if (x === null || y === null) return (x === null) - (y === null) || a - b; /* what is missing stands last */
      const by = typeof x === "number" ? x - y : order(x, y);
      return (down ? -by : by) || a - b;
    });
  }
  about.order = places;
  about.at = Math.min(about.at, Math.max(places.length - 1, 0));
  about.table.setAttribute("aria-label", about.figure.title || about.figure.label || "");
  about.table.setAttribute("aria-rowcount", String(places.length + 1));
  about.table.querySelectorAll("th").forEach((cell, place) => {
    if (about.sort && place === about.sort.at) cell.setAttribute("aria-sort", about.sort.down ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  });
  about.from = null;
  drawRows(about);
}

function drawRows(about) {
  const high = about.high || 29;
  const from = Math.max(0, Math.min(Math.floor(about.box.scrollTop / high), about.order.length - 1) - BESIDE);
  const until = Math.min(about.order.length, from + Math.ceil((about.box.clientHeight || 420) / high) + 2 * BESIDE);
  if (about.from !== null && Math.abs(from - about.from) < BESIDE / 2 && until <= about.until) return;
  const held = about.body.contains(document.activeElement);
  Object.assign(about, { from, until });
  const rows = about.order.slice(from, until).map((place, nth) => tableRow(about, place, from + nth));
  about.body.replaceChildren(gap(from * high), ...rows, gap((about.order.length - until) * high));
  if (!about.high && rows.length && rows[0].offsetHeight) about.high = rows[0].offsetHeight;
  if (held) about.body.querySelector("tr[tabindex='0']")?.focus({ preventScroll: true });
}

function gap(high) {
  const row = element("tr", "gap");
  row.hidden = high <= 0;
  row.setAttribute("aria-hidden", "true");
  row.style.height = high + "px";
  return row;
}

function tableRow(about, place, nth) {
  const { rows, keys, selected } = about.figure;
  const row = element("tr");
  rows[place].forEach((cell, column) => row.append(about.writers[column](cell)));
  row.tabIndex = nth === about.at ? 0 : -1;
  row.dataset.nth = nth;
  row.setAttribute("aria-rowindex", String(nth + 2));
  row.setAttribute("aria-selected", String(Boolean(selected) && keys[place] === selected));
  pickable(row, keys[place], about);
  row.addEventListener("focus", () => { about.at = nth; });
  return row;
}

/* Arrows, page keys, Home and End move from row to row; what is not drawn yet is brought into sight first. */
function moveTo(about, event) {
  if (!event.target.matches("tbody tr")) return;
  const last = about.order.length - 1;
  const now = Number(event.target.dataset.nth);
  const next = { ArrowDown: now + 1, ArrowUp: now - 1, PageDown: now + 10, PageUp: now - 10, Home: 0, End: last }[event.key];
  if (next === undefined) return;
  event.preventDefault();
  about.at = Math.max(0, Math.min(next, last));
  const top = about.at * about.high;
  const room = about.box.clientHeight - about.table.tHead.offsetHeight - about.high;
  about.box.scrollTop = Math.max(top - room, Math.min(about.box.scrollTop, top));
  about.from = null;
  drawRows(about);
  about.body.querySelector(`tr[data-nth="${about.at}"]`)?.focus({ preventScroll: true });
}

/* Widths in letters, from the text itself: the browser need not measure hundreds of rows on each change. */
function widths(figure) {
  return figure.columns.map((column, at) => {
    const lengths = figure.rows.map((cells) => (cells[at] === null ? 0 : String(cells[at]).length)).sort((a, b) => a - b);
    const usual = lengths[Math.floor(lengths.length * 0.95)] || 0;
    const longestWord = Math.max(...column.label.split(" ").map((word) => word.length));
    return Math.min(Math.max(usual, longestWord * 1.15, column.kind === "bar" ? 16 : 4), 32) + 3;
  });
}

function heading(about, column, at) {
  const cell = element("th", column.kind === "text" ? "" : "number");
  cell.scope = "col";
  const button = element("button", "", column.label);
  button.type = "button";
  cell.append(button);
  button.addEventListener("click", () => {
    about.sort = about.sort && about.sort.at === at ? (about.sort.down ? null : { at, down: true }) : { at, down: false };
    orderRows(about);
  });
  return cell;
}

function writer(figure, column, at) {
  const write = format(figure.lang, column.kind, column.digits);
  const largest = column.kind === "bar" ? Math.max(1, ...figure.rows.map((cells) => cells[at] || 0)) : 0;
  return (value) => {
    const text = value === null ? "–" : typeof value === "number" ? write(value) : value;
    const cell = element("td", column.kind === "text" ? "" : "number", text);
    if (column.kind === "text" && text.length > 24) cell.title = text;
    if (column.kind === "bar") {
      cell.className = "bar";
      cell.style.setProperty("--part", (100 * (value || 0)) / largest + "%");
    }
    return cell;
  };
}

/* ------------------------------------------------------------------ matrix */
function drawMatrix(about, figure) {
  const write = format(figure.lang, "number");
  const largest = Math.max(1, ...figure.values.flat());
  const table = element("table", "matrix");
  table.setAttribute("role", "grid");
  if (figure.title) table.setAttribute("aria-label", figure.title);
  const head = element("tr");
  head.append(element("th", "", figure.corner), ...figure.columnLabels.map((label) => element("th", "turned", label)));
  head.querySelectorAll("th").forEach((cell) => { cell.scope = "col"; });
  const rows = figure.values.map((values, at) => {
    const row = element("tr");
    row.append(element("th", "", figure.rowLabels[at]));
    row.firstChild.scope = "row";
    values.forEach((value, column) => {
      const cell = element("td", "", value ? write(value) : "");
      const part = Math.sqrt(value / largest);
      cell.style.setProperty("--ink", part > 0.55 ? "#ffffff" : "#1d1b18");
      if (value) cell.style.backgroundColor = `color-mix(in srgb, #08306b ${Math.round(10 + 85 * part)}%, #ffffff)`;
      cell.title = figure.rowLabels[at] + ", " + figure.columnLabels[column] + ": " + write(value);
      if (value) {
        cell.tabIndex = -1;
        const key = figure.keys[at][column];
        cell.setAttribute("aria-selected", String(Boolean(figure.selected) && key === figure.selected));
        pickable(cell, key, about);
      }
      row.append(cell);
    });
    return row;
  });
  const top = element("thead");
  top.append(head);
  const body = element("tbody");
  body.append(...rows);
  table.append(top, body);
  const box = element("div", "scroll");
  box.append(table);
  frame(about, figure, box);
  walkable(table, "td.pick");
}

/* ------------------------------------------------------------------- bars */
function drawBars(about, figure) {
  const write = format(figure.lang, "number");
  const largest = Math.max(1, ...figure.values);
  const list = element("ol", "bars");
  figure.values.forEach((value, at) => {
    const item = element("li");
    const bar = element("div", "column");
    bar.style.height = (100 * value) / largest + "%";
    bar.style.backgroundColor = figure.colours[at];
    const room = element("div", "room");
    room.append(element("b", "", value ? write(value) : ""), bar);
    item.append(room, element("span", "", figure.labels[at]));
    item.title = figure.labels[at] + ": " + write(value);
    item.setAttribute("aria-label", item.title);
    if (figure.keys[at]) {
      item.tabIndex = -1;
      item.setAttribute("aria-current", String(Boolean(figure.selected) && figure.keys[at] === figure.selected));
      pickable(item, figure.keys[at], about);
    }
    list.append(item);
  });
  const box = element("div", "chart");
  if (figure.yLabel) box.append(element("div", "axis", figure.yLabel));
  box.append(list);
  if (figure.xLabel) box.append(element("div", "axis below", figure.xLabel));
  frame(about, figure, box);
  walkable(list, "li.pick");
}

/* ---------------------------------------------------------------- scatter */
const WIDE = 760, HIGH = 420, LEFT = 64, BELOW = 52, EDGE = 16;

function drawScatter(about, figure) {
  const radius = (dot) => 4 + 1.6 * Math.sqrt((dot.n || 1) - 1);
  const room = Math.max(0, ...figure.dots.map(radius)); /* no dot lies on the numbers of an axis */
  const scales = [
    axis(figure.dots.map((dot) => dot.x), figure.xKind, LEFT + room, WIDE - EDGE - room),
    axis(figure.dots.map((dot) => dot.y), figure.yKind, HIGH - BELOW - room, EDGE + room),
  ];
  const picture = drawing("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "scatter", role: "group", "aria-label": figure.title });
  axisLines(picture, figure, scales);
  figure.dots.forEach((dot) => {
    const mark = drawing("circle", { cx: scales[0].at(dot.x), cy: scales[1].at(dot.y), r: radius(dot), fill: dot.colour, tabindex: -1, role: "button", "aria-label": dot.label }, drawing("title", {}, dot.label));
    if (figure.selected && dot.key === figure.selected) mark.setAttribute("aria-pressed", "true");
    pickable(mark, dot.key, about);
    picture.append(mark);
  });
  frame(about, figure, picture);
  walkable(picture, "circle.pick");
}

function axis(values, kind, from, to) {
  const largest = Math.max(kind === "share" ? 0.1 : 1, ...values);
  const rough = largest / 5;
  const power = 10 ** Math.floor(Math.log10(rough));
  const step = Math.max([1, 2, 5, 10].map((times) => times * power).find((size) => size >= rough), kind === "share" ? 0.05 : 1);
  const top = Math.ceil(largest / step - 1e-9) * step;
  const ticks = Array.from({ length: Math.round(top / step) + 1 }, (_, at) => at * step);
  return { ticks, at: (value) => from + ((to - from) * value) / top };
}

function axisLines(picture, figure, [across, up]) {
  const writeX = format(figure.lang, figure.xKind);
  const writeY = format(figure.lang, figure.yKind);
  across.ticks.forEach((tick) => picture.append(
    drawing("line", { x1: across.at(tick), x2: across.at(tick), y1: EDGE, y2: HIGH - BELOW }),
    drawing("text", { x: across.at(tick), y: HIGH - BELOW + 18, "text-anchor": "middle" }, writeX(tick)),
  ));
  up.ticks.forEach((tick) => picture.append(
    drawing("line", { x1: LEFT, x2: WIDE - EDGE, y1: up.at(tick), y2: up.at(tick) }),
    drawing("text", { x: LEFT - 8, y: up.at(tick) + 4, "text-anchor": "end" }, writeY(tick)),
  ));
  picture.append(
    drawing("text", { x: (LEFT + WIDE) / 2, y: HIGH - 10, "text-anchor": "middle", class: "name" }, figure.xLabel),
    drawing("text", { x: -HIGH / 2 + BELOW / 2, y: 16, "text-anchor": "middle", transform: "rotate(-90)", class: "name" }, figure.yLabel),
  );
}
