/* Voivodeships and gminy on the flood map, and the histogram of the legend. The geometry of a level is fetched
   when it is first chosen; after that only its marks change: one per area, in a fixed order. */
(function () {
  "use strict";

  const SVG = "http://www.w3.org/2000/svg";
  const WIDE = 244, HIGH = 52, LINE = 12, LEAST_GAP = 30;
  const atlas = window.Atlas;
  const built = {};
  let onMap = null;

  /* ------------------------------------------------------------------- areas */
  function draw() {
    const { level } = atlas.state;
    const powiatyReact = level === "powiat";
    atlas.layers.byPowiat.forEach((layer) => { layer.options.interactive = powiatyReact; });
    if (onMap && onMap !== level) { built[onMap].group.remove(); onMap = null; }
    if (powiatyReact) return;
    if (built[level]) put(level);
    else if (!(level in built)) fetchAndPut(level);
  }

  async function fetchAndPut(level) {
    built[level] = null;
    try {
      await atlas.tools.load(level);
    } catch (fault) {
      delete built[level];
      atlas.layers.legend.append(atlas.tools.element("p", "", fault.message));
      return;
    }
    built[level] = build(level);
    if (atlas.state.level === level) put(level);
  }

  function build(level) {
    const { areas, step } = atlas.data[level];
    const group = L.layerGroup();
    const shapes = areas.map((area) => {
      const shape = L.polygon(area.rings.map((part) => part.map((ring) => points(ring, step))), { renderer: atlas.layers.renderer });
      shape.toGeoJSON = undefined; /* the component would send the whole geometry on a click */
      shape.bindTooltip(() => (level === "gmina" ? gminaTip(area) : voivodeshipTip(area)), { sticky: true, className: "atlas-tip" });
      shape.on("mouseover", () => shape.setStyle({ color: atlas.tools.HIGHLIGHT, weight: 2.2 }).bringToFront());
      shape.on("mouseout", () => { shape.setStyle(style(area, atlas.state.areas[shape.at])); bordersToFront(); });
      shape.on("click", () => atlas.tools.select(level === "gmina" ? "powiat" : "voivodeship", area.t));
      group.addLayer(shape);
      return shape;
    });
    shapes.forEach((shape, at) => { shape.at = at; });
    return { group, shapes, areas };
  }

  /* A ring is its first point and the steps from point to point, longitude before latitude. */
  function points(ring, step) {
    const found = [];
    let lon = 0, lat = 0;
    for (let i = 0; i < ring.length; i += 2) {
      lon += ring[i];
      lat += ring[i + 1];
      found.push([lat * step, lon * step]);
    }
    return found;
  }

  function put(level) {
    if (onMap !== level) {
      built[level].group.addTo(atlas.map);
      onMap = level;
    }
    paint();
    bordersToFront();
  }

  function bordersToFront() {
    const { layers, state } = atlas;
    if (state.level === "gmina") layers.powiaty.bringToFront();
    layers.voivodeships.bringToFront();
    if (state.selected[0] === "powiat" && layers.byPowiat.has(state.selected[1])) layers.byPowiat.get(state.selected[1]).bringToFront();
    if (state.selected[0] === "voivodeship" && onMap === "voivodeship") selectedShapes().forEach((shape) => shape.bringToFront());
  }

  function selectedShapes() {
    const { areas, shapes } = built[onMap];
    return shapes.filter((shape, at) => areas[at].t === atlas.state.selected[1]);
  }

  function paint(only) {
    const { areas, shapes } = built[onMap];
    shapes.forEach((shape, at) => {
      const mark = atlas.state.areas[at];
      const faded = only !== undefined && only !== null && only !== mark;
      shape.setStyle(faded ? { ...style(areas[at], mark), fillOpacity: 0.15 } : style(areas[at], mark));
    });
  }

  function style(area, mark) {
    const { state, tools } = atlas;
    const colour = state.colours[mark];
    const fine = state.level === "gmina";
    const chosen = !fine && state.selected[0] === "voivodeship" && state.selected[1] === area.t;
    return {
      color: chosen ? tools.HIGHLIGHT : !fine ? tools.INK : mark === "x" ? "#e2ddd2" : "#a8a294",
      weight: chosen ? 2.6 : fine ? 0.35 : 1,
      fillColor: mark === "n" ? tools.pattern(state.colours.n, 6) : tools.hasPattern(mark) ? tools.pattern(colour, tools.classStep(mark)) : colour,
      fillOpacity: state.basemap ? (mark === "x" ? 0.05 : 0.72) : 1,
    };
  }

  function showClass(key) {
    if (!onMap) return;
    paint(key);
    bordersToFront();
  }

  /* The marks of the areas drawn, for tests and for the curious. */
  function marks() {
    return onMap && built[onMap] ? { level: onMap, drawn: built[onMap].shapes.length, marks: atlas.state.areas } : null;
  }

  /* ---------------------------------------------------------------- tooltips */
  function gminaTip(area) {
    const { words, fill, tip } = atlas.tools;
    const w = words();
    const powiat = atlas.layers.byPowiat.get(area.t).feature.properties;
    const said = { town: w.listedTown, other: w.listedOther, both: w.listedBoth, no_data: w.noData, "": w.notListed }[area.s];
    const city = Number(area.t.slice(2)) > 60;
    return tip(area.n + " (" + w.gminaKinds[area.k] + ")", [
      city ? w.inCity : fill(w.inPowiat, { name: powiat.n }), fill(w.voivodeship, { name: powiat.v }), said, w.approximate,
    ]);
  }

  /* What a powiat's tooltip says beside the share of its gminy. */
  function powiatLines(p) {
    const { words, fill, number } = atlas.tools;
    const w = words();
    const share = p.a === null ? "" : new Intl.NumberFormat(atlas.state.lang, { style: "percent", maximumFractionDigits: 0 }).format(p.a);
    return [fill(w.units, { towns: number(p.c), others: number(p.o) }), share && fill(w.area, { share })];
  }

  function voivodeshipTip(area) {
    const { words, fill, tip, number } = atlas.tools;
    const w = words();
    const share = new Intl.NumberFormat(atlas.state.lang, { style: "percent", maximumFractionDigits: 1 }).format(area.g ? area.f / area.g : 0);
    return tip(fill(w.voivodeship, { name: area.n }), [
      area.f ? fill(w.listed, { flooded: number(area.f), total: number(area.g), share }) : w.notListed,
      area.d ? fill(w.withoutData, { n: number(area.d) }) : "",
    ]);
  }

  /* --------------------------------------------------------------- histogram */
  function node(name, attributes, text) {
    const made = document.createElementNS(SVG, name);
    Object.entries(attributes).forEach(([key, value]) => made.setAttribute(key, value));
    if (text !== undefined) made.textContent = text;
    return made;
  }

  /* Bars over all values, whatever the filters, each in the colours of its classes; breaks as dashed lines. */
  function histogram() {
    const data = atlas.state.histogram;
    if (!data) return [];
    const foot = HIGH + LINE;
    const svg = node("svg", { class: "atlas-histogram", viewBox: `0 0 ${WIDE} ${foot + LINE + 2}`, role: "img", "aria-label": data.label });
    const wide = WIDE / data.bars.length;
    data.bars.forEach((bar, i) => {
      let top = foot;
      bar.forEach(([mark, count]) => {
        const high = (count / data.most) * HIGH;
        top -= high;
        svg.append(node("rect", { x: i * wide + 0.5, y: top, width: Math.max(wide - 1, 1), height: high, fill: atlas.state.colours[mark] }));
      });
    });
    svg.append(node("line", { x1: 0, x2: WIDE, y1: foot, y2: foot, class: "axis" }));
    svg.append(node("text", { x: 0, y: 9 }, atlas.tools.fill(atlas.tools.words().most, { n: atlas.tools.number(data.most) })));
    let free = -LEAST_GAP;
    data.ticks.forEach(([at, text], i) => {
      const x = at * WIDE, last = i === data.ticks.length - 1;
      if (i && !last) svg.append(node("line", { x1: x, x2: x, y1: LINE, y2: foot + 3, class: "break" }));
      if (x - free < LEAST_GAP || (!last && WIDE - x < 1.6 * LEAST_GAP)) return;
      free = x;
      svg.append(node("text", { x, y: foot + LINE, "text-anchor": last ? "end" : i ? "middle" : "start" }, text));
    });
    return [svg];
  }

  atlas.levels = { draw, powiatLines, showClass, marks, histogram };
})();
