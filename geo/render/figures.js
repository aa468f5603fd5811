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
  const about = shown.get(parentElement) || { sort: null, turn: 0 };
  shown.set(parentElement, about);
  const turn = (about.turn += 1);
  about.pick = (key) => key && setTriggerValue("picked", key);
  const figure = data.file ? { ...data, ...(await fetched(data.file)) } : data;
  if (turn !== about.turn) return; /* a newer change came first */
  if (!about.root) {
    about.root = element("div", "atlas-figure");
    parentElement.append(about.root);
  }
  about.root.lang = figure.lang;
  ({ table: drawTable, matrix: drawMatrix, bars: drawBars, scatter: drawScatter })[figure.kind](about, figure);
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
  const all = () => [...box.querySelectorAll(selector)].filter((node) => !node.closest("[hidden]"));
  box.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1, PageDown: 10, PageUp: -10 }[event.key];
    if (!step || !event.target.matches(selector)) return;
    const stops = all();
    const next = stops[Math.min(Math.max(stops.indexOf(event.target) + step, 0), stops.length - 1)];
    event.preventDefault();
    enter(next);
    next.focus();
  });
  const enter = (node) => {
    box.querySelectorAll(selector + "[tabindex='0']").forEach((other) => other.setAttribute("tabindex", "-1"));
    node.setAttribute("tabindex", "0");
  };
  return () => { if (all().length && !box.querySelector(selector + "[tabindex='0']:not([hidden])")) enter(all()[0]); };
}

function frame(about, figure, body) {
  const parts = [];
  if (figure.title) parts.push(element("h3", "", figure.title));
  parts.push(body);
  if (figure.note) parts.push(element("p", "note", figure.note));
  about.root.replaceChildren(...parts);
}

/* ------------------------------------------------------------------ tables */
function drawTable(about, figure) {
  const same = figure.file ? figure.file : JSON.stringify([figure.title, figure.columns, figure.rows, figure.keys, figure.note]);
  if (about.same !== same) {
    about.same = same;
    buildTable(about, figure);
  }
  const visible = figure.ids === undefined ? null : positions(figure.ids);
  about.rows.forEach((row, at) => {
    const hidden = visible !== null && !visible.has(at);
    if (row.hidden !== hidden) row.hidden = hidden;
    const selected = String(Boolean(figure.selected) && figure.keys[at] === figure.selected);
    if (row.getAttribute("aria-selected") !== selected) row.setAttribute("aria-selected", selected);
  });
  about.settle();
}

function buildTable(about, figure) {
  const table = element("table");
  table.setAttribute("role", "grid");
  if (figure.title || figure.label) table.setAttribute("aria-label", figure.title || figure.label);
  const columns = element("colgroup");
  const letters = widths(figure);
  const whole = letters.reduce((sum, width) => sum + width, 0);
  letters.forEach((width) => { columns.append(element("col")); columns.lastChild.style.width = (100 * width) / whole + "%"; });
  table.style.minWidth = whole + "ch";
  const head = element("thead");
  head.append(element("tr"));
  figure.columns.forEach((column, at) => head.firstChild.append(heading(about, figure, column, at)));
  const body = element("tbody");
  const writers = figure.columns.map((column, at) => writer(figure, column, at));
  about.rows = figure.rows.map((cells, at) => {
    const row = element("tr");
    cells.forEach((cell, column) => row.append(writers[column](cell)));
    row.tabIndex = -1;
    pickable(row, figure.keys[at], about);
    return row;
  });
  body.append(...about.rows);
  table.append(columns, head, body);
  about.body = body;
  about.settle = walkable(table, "tbody tr");
  const box = element("div", "scroll");
  box.append(table);
  frame(about, figure, box);
  if (about.sort) sortRows(about, figure);
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

function heading(about, figure, column, at) {
  const cell = element("th", column.kind === "text" ? "" : "number");
  cell.scope = "col";
  const button = element("button", "", column.label);
  button.type = "button";
  cell.append(button);
  button.addEventListener("click", () => {
    about.sort = about.sort && about.sort.at === at ? (about.sort.down ? null : { at, down: true }) : { at, down: false };
    sortRows(about, figure);
  });
  return cell;
}

function sortRows(about, figure) {
  const { at, down } = about.sort || { at: 0, down: false };
  const order = new Intl.Collator(figure.lang, { numeric: true }).compare;
  const places = figure.rows.map((_, place) => place);
  if (about.sort) {
    places.sort((a, b) => {
      const [x, y] = [figure.rows[a][at], figure.rows[b][at]];
      if (x === null || y === null) return (x === null) - (y === null) || a - b; /* what is missing stands last */
      const by = typeof x === "number" ? x - y : order(x, y);
      return (down ? -by : by) || a - b;
    });
  }
  about.body.append(...places.map((place) => about.rows[place]));
  about.root.querySelectorAll("th").forEach((cell, place) => {
    if (about.sort && place === at) cell.setAttribute("aria-sort", down ? "descending" : "ascending");
    else cell.removeAttribute("aria-sort");
  });
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
  walkable(table, "td.pick")();
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
  walkable(list, "li.pick")();
}

/* ---------------------------------------------------------------- scatter */
const WIDE = 760, HIGH = 420, LEFT = 64, BELOW = 52, EDGE = 16;

function drawScatter(about, figure) {
  const scales = [axis(figure.dots.map((dot) => dot.x), figure.xKind, LEFT, WIDE - EDGE), axis(figure.dots.map((dot) => dot.y), figure.yKind, HIGH - BELOW, EDGE)];
  const picture = drawing("svg", { viewBox: `0 0 ${WIDE} ${HIGH}`, class: "scatter", role: "group", "aria-label": figure.title });
  axisLines(picture, figure, scales);
  figure.dots.forEach((dot) => {
    const radius = 4 + 1.6 * Math.sqrt((dot.n || 1) - 1);
    const mark = drawing("circle", { cx: scales[0].at(dot.x), cy: scales[1].at(dot.y), r: radius, fill: dot.colour, tabindex: -1, role: "button", "aria-label": dot.label }, drawing("title", {}, dot.label));
    if (figure.selected && dot.key === figure.selected) mark.setAttribute("aria-pressed", "true");
    pickable(mark, dot.key, about);
    picture.append(mark);
  });
  frame(about, figure, picture);
  walkable(picture, "circle.pick")();
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
