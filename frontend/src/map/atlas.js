/* The map in the browser. Python sends a small state on each change; geometry, names and words are
   fetched once. Every text is set as text, never as HTML. Rows, powiaty and places are told apart by
   their keys: lp, TERYT code, place id. */
(function () {
  "use strict";

  const STATIC = "../../app/static/";
  const INK = "#3d3a35";
  const HIGHLIGHT = "#f0149b"; /* at least 3:1 on the lightest and on the darkest class */
  const BORDER = { color: "#8d877b", weight: 0.5 };
  const DETAIL_ZOOM = 8;

  const atlas = { map: null, files: {}, data: {}, state: null, ready: false, drawCount: 0, clicks: 0 };
  const layers = { lines: new Map(), dots: new Map(), byPowiat: new Map(), index: new Map(), trunks: L.layerGroup(), places: L.layerGroup() };
  let lastArgs = null;

  /* streamlit-folium drops what arrives while its scripts load: remember it, and replay it when ready. */
  window.addEventListener("message", (event) => {
    if (event.data && event.data.type === "streamlit:render") lastArgs = event.data;
  });

  function replayMissedRender() {
    const seen = window.__GLOBAL_DATA__ && window.__GLOBAL_DATA__.last_feature_group;
    if (lastArgs && lastArgs.args && lastArgs.args.feature_group !== seen) {
      window.Streamlit.events.dispatchEvent(
        new CustomEvent(window.Streamlit.RENDER_EVENT, { detail: lastArgs })
      );
    }
  }

  async function load(name) {
    const answer = await fetch(STATIC + atlas.files[name]);
    if (!answer.ok) throw new Error(atlas.files[name] + ": " + answer.status);
    atlas.data[name] = await answer.json();
  }

  atlas.start = async function (map, theme) {
    atlas.map = map;
    map.attributionControl.setPrefix(false);
    focusInPlace(map.getContainer());
    atlas.extent.follow(theme);
    document.addEventListener("keydown", passKey);
    const needed = ["powiaty", "countries", "words-pl", "words-en"];
    if (theme === "partnerships") needed.push("partnerships");
    try {
      await Promise.all(needed.map(load));
    } catch (fault) {
      const note = element("div", "atlas-fault", "Nie udało się wczytać mapy. / The map could not be loaded. " + fault.message);
      note.setAttribute("role", "alert");
      map.getContainer().appendChild(note);
      return;
    }
    build();
    atlas.ready = true;
    if (atlas.state) draw();
    replayMissedRender();
  };

  /* Called on every rerun with the whole state; keeps pan, zoom and the layers. */
  atlas.update = function (state) {
    atlas.state = state;
    if (atlas.ready) draw();
  };

  /* What is on the map, for tests and for the curious. */
  atlas.drawn = function () {
    return {
      powiaty: layers.powiaty.getLayers().length,
      shown: shownPowiaty().map((feature) => [feature.properties.t, atlas.state.fill[layers.index.get(feature.properties.t)]]),
      lines: [...layers.lines.values()].filter((line) => atlas.map.hasLayer(line.group))
        .flatMap((line) => (line.twin ? [line.lp, line.twin.lp] : [line.lp])).sort((a, b) => a - b),
      single: [...layers.lines.values()].filter((line) => atlas.map.hasLayer(line.group)).length,
      trunks: layers.trunks.getLayers().length,
      places: layers.places.getLayers().length,
      legend: [...document.querySelectorAll(".atlas-legend li, .atlas-legend .cell button")].map((item) => item.getAttribute("aria-label") || item.innerText.trim()),
      selected: atlas.state.selected,
      detail: Boolean(atlas.data.detail),
      areas: atlas.levels.marks(),
    };
  };

  /* Keys that mean the whole page are heard in the frame too. */
  function passKey(event) {
    if (event.defaultPrevented || event.ctrlKey || event.altKey || event.metaKey) return;
    const onMap = event.target.closest && event.target.closest(".leaflet-container") === event.target;
    const inList = event.target.closest && event.target.closest(".atlas-list");
    if (event.key !== "Escape" && !atlas.state?.present && (onMap || inList)) return;
    const heard = window.parent.document.body.dispatchEvent(new window.parent.KeyboardEvent("keydown", { key: event.key, bubbles: true, cancelable: true }));
    if (!heard) event.preventDefault();
  }

  /* Leaflet focuses the map when a button goes down; a page that scrolls then moves what the reader is about to click. */
  function focusInPlace(container) {
    container.focus = () => HTMLElement.prototype.focus.call(container, { preventScroll: true });
  }

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function control(position, className) {
    const made = L.control({ position });
    made.onAdd = () => element("div", className);
    made.addTo(atlas.map);
    L.DomEvent.disableClickPropagation(made.getContainer());
    L.DomEvent.disableScrollPropagation(made.getContainer());
    return made.getContainer();
  }

  function words() {
    return atlas.data["words-" + atlas.state.lang];
  }

  function fill(template, values) {
    return template.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? values[name] : whole));
  }

  function number(value) {
    return new Intl.NumberFormat(atlas.state.lang).format(value);
  }

  /* ------------------------------------------------------------- layers, once */
  function build() {
    const map = atlas.map;
    const back = map.createPane("atlas-back");
    back.style.zIndex = 150; /* below any tiles */
    back.style.pointerEvents = "none";
    const renderer = layers.renderer = L.canvas({ padding: 0.5, tolerance: 3 });
    layers.countries = L.geoJSON(atlas.data.countries, {
      interactive: false, pane: "atlas-back", renderer: L.canvas({ pane: "atlas-back", padding: 0.5 }),
      style: { color: "#c9c3b6", weight: 0.8, fillColor: "#f7f5ef", fillOpacity: 1 },
    }).addTo(map);
    layers.powiaty = L.geoJSON(atlas.data.powiaty, { renderer, style: { ...BORDER, fillOpacity: 1 }, onEachFeature: buildPowiat }).addTo(map);
    layers.voivodeships = L.geoJSON(atlas.data.powiaty.voivodeships, {
      interactive: false, renderer, style: { color: INK, weight: 1.2, fill: false },
    }).addTo(map);
    atlas.lines.build();
    layers.legend = control("bottomleft", "atlas-legend");
    layers.views = control("topleft", "leaflet-bar atlas-views");
    layers.list = control("topright", "atlas-list");
    map.on("zoomend", onZoom);
  }

  function buildPowiat(feature, layer) {
    const code = feature.properties.t;
    layers.index.set(code, layers.byPowiat.size);
    layers.byPowiat.set(code, layer);
    layer.toGeoJSON = undefined; /* the component would send the whole geometry on a click */
    layer.bindTooltip(() => powiatTip(feature.properties), { sticky: true, className: "atlas-tip" });
    layer.on("mouseover", () => highlight((line) => line.t === code, code));
    layer.on("mouseout", () => highlight());
    layer.on("click", () => select("powiat", code));
  }

  /* A click goes to Python at once; the count makes a second click on the same thing a new value. */
  function select(kind, key) {
    atlas.clicks += 1;
    const value = { last_active_drawing: { kind, key: String(key), count: atlas.clicks } };
    Object.assign(window.__GLOBAL_DATA__, { last_active_drawing: value.last_active_drawing, previous_data: value });
    window.Streamlit.setComponentValue(value);
  }

  /* ------------------------------------------------------------ drawing, often */
  function draw() {
    layers.rims = null;
    drawTiles();
    paintPowiaty();
    atlas.levels.draw();
    atlas.lines.draw();
    drawLegend();
    drawViews();
    drawList();
    drawEmpty();
    document.documentElement.lang = atlas.state.lang;
    document.documentElement.classList.toggle("presenting", Boolean(atlas.state.present));
    atlas.extent.showSlide();
    atlas.map.getContainer().setAttribute("aria-label", atlas.state.summary);
    atlas.map.getContainer().setAttribute("role", "region");
    atlas.drawCount += 1;
  }

  /* A layer that looks so already is left alone, and what is under it need not be painted again. */
  function restyle(layer, style) {
    if (Object.entries(style).some(([name, value]) => layer.options[name] !== value)) layer.setStyle(style);
  }

  function paintPowiaty() {
    const state = atlas.state;
    layers.byPowiat.forEach((layer, code) => restyle(layer, powiatStyle(code)));
    paintPins();
    if (state.selected[0] === "powiat" && layers.byPowiat.has(state.selected[1])) {
      layers.byPowiat.get(state.selected[1]).setStyle({ stroke: true, color: HIGHLIGHT, weight: 2.6 }).bringToFront();
      layers.voivodeships.bringToFront();
    }
  }

  /* Pinned powiaty keep a broken outline, so that they are told apart from the selected one without colour. */
  function paintPins() {
    const pins = (atlas.state.pins || []).filter((code) => layers.byPowiat.has(code));
    pins.forEach((code) => layers.byPowiat.get(code).setStyle(powiatStyle(code)).bringToFront());
    if (pins.length) layers.voivodeships.bringToFront();
  }

  const PIN = { color: "#d55e00", weight: 3.5, dashArray: "7 3" };

  function powiatStyle(code) {
    const state = atlas.state;
    const mark = state.fill[layers.index.get(code)];
    const colour = state.colours[mark];
    if (state.level !== "powiat") return { ...BORDER, color: "#6d675b", stroke: state.level === "gmina", fill: false }; /* gminy or voivodeships have the colours */
    return {
      ...BORDER,
      stroke: true,
      fill: true,
      color: mark === "x" ? "#c4beb1" : BORDER.color,
      dashArray: null,
      ...(state.pins && state.pins.includes(code) ? PIN : {}),
      fillColor: mark === "n" ? pattern(state.colours.n, 6) : hasPattern(mark) ? woven(colour, mark) || pattern(colour, classStep(mark)) : colour,
      fillOpacity: state.basemap ? (mark === "x" ? 0.05 : 0.72) : 1,
    };
  }

  /* A tile of diagonal strokes over a colour: for "no data", and beside the colours where the reader wants it. */
  const tiles = new Map();
  function patternTile(colour, step) {
    const key = colour + step;
    if (!tiles.has(key)) {
      const size = Math.max(3, Math.round(step));
      const tile = document.createElement("canvas");
      tile.width = tile.height = size;
      const pen = tile.getContext("2d");
      pen.fillStyle = colour;
      pen.fillRect(0, 0, size, size);
      pen.strokeStyle = dark(colour) ? "#ffffff" : "#4a453c";
      pen.lineWidth = 1;
      [-size, 0, size].forEach((shift) => {
        pen.beginPath();
        pen.moveTo(shift - 1, size + 1);
        pen.lineTo(shift + size + 1, -1);
        pen.stroke();
      });
      tiles.set(key, tile);
    }
    return tiles.get(key);
  }

  const patterns = new Map();
  function pattern(colour, step) {
    const tile = patternTile(colour, step);
    if (!patterns.has(tile)) patterns.set(tile, tile.getContext("2d").createPattern(tile, "repeat"));
    return patterns.get(tile);
  }

  /* Of nine classes each has strokes of its own; null where the classes have one direction. */
  function woven(colour, mark) {
    if (!atlas.state.square) return null;
    const key = "woven" + colour;
    if (!tiles.has(key)) tiles.set(key, atlas.weave(colour, Number(mark)));
    const tile = tiles.get(key);
    if (!patterns.has(tile)) patterns.set(tile, tile.getContext("2d").createPattern(tile, "repeat"));
    return patterns.get(tile);
  }

  function classStep(mark) {
    return 11 - 1.4 * Number(mark);
  }

  function hasPattern(mark) {
    return atlas.state.patterns && mark > "0" && mark <= "9";
  }

  function dark(colour) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return 0.299 * r + 0.587 * g + 0.114 * b < 140;
  }

  /* Fan-out: the lines that pass the test stand out, the powiaty at their ends get a rim; nothing is sent to Python. */
  function highlight(test, code) {
    (layers.rims || []).forEach((touched) => layers.byPowiat.get(touched).setStyle(powiatStyle(touched)));
    const rims = atlas.lines.fan(test);
    if (code) rims.add(code);
    layers.rims = [...rims];
    rims.forEach((touched) => layers.byPowiat.get(touched).setStyle({ stroke: true, weight: 2.2, color: HIGHLIGHT }));
    if (!test) paintSelected();
  }

  function paintSelected() {
    const [kind, key] = atlas.state.selected;
    if (kind === "powiat" && layers.byPowiat.has(key)) layers.byPowiat.get(key).setStyle({ stroke: true, color: HIGHLIGHT, weight: 2.6 });
  }

  async function onZoom() {
    if (!atlas.state) return;
    const otherwise = atlas.lines.otherwiseBundled();
    if (otherwise || layers.bundled) atlas.lines.draw(); /* counts of trunks have more room or less */
    if (otherwise) drawLegend();
    if (atlas.map.getZoom() < DETAIL_ZOOM || atlas.detailAsked) return;
    atlas.detailAsked = true;
    try {
      await load("detail");
    } catch (fault) {
      atlas.detailAsked = false; /* the overview stays; the next zoom tries again */
      return;
    }
    const { powiaty, voivodeships, countries } = atlas.data.detail;
    [...layers.byPowiat.values()].forEach((layer, i) => layer.setLatLngs(L.GeoJSON.coordsToLatLngs(powiaty[i], 2)));
    layers.voivodeships.clearLayers().addData(voivodeships);
    layers.countries.clearLayers().addData(countries);
    atlas.lines.draw(); /* back on top */
  }

  /* --------------------------------------------------------------- background */
  function drawTiles() {
    const provider = atlas.state.basemap;
    const key = JSON.stringify(provider);
    if (layers.tileKey !== key) {
      layers.tileKey = key;
      if (layers.tiles) layers.tiles.remove();
      if (layers.notice) layers.notice.remove();
      layers.tiles = layers.notice = null;
      if (provider) {
        layers.tiles = L.tileLayer(provider.url, { maxZoom: 19, maxNativeZoom: provider.zoom, referrerPolicy: "origin" });
        layers.tiles.once("tileerror", () => showNotice(fill(words().basemapFailed, { name: provider.name })));
        layers.tiles.addTo(atlas.map);
      }
    }
    const attribution = atlas.map.attributionControl;
    attribution._attributions = {};
    const said = element("span", "", words().attribution + (provider ? " · " + provider.attribution : ""));
    attribution.addAttribution(said.innerHTML);
  }

  function showNotice(text) {
    layers.notice = element("div", "atlas-notice", text);
    layers.notice.setAttribute("role", "status");
    atlas.map.getContainer().appendChild(layers.notice);
  }

  /* ----------------------------------------------------------------- controls */
  function drawLegend() {
    const state = atlas.state;
    const list = element("ul");
    state.legend.forEach(([label, colour, count, mark, key]) => {
      const item = element("li");
      const swatch = element("i", mark);
      if (mark === "fill" && hasPattern(key)) swatch.style.background = "url(" + patternTile(colour, classStep(key)).toDataURL() + ")";
      else if (mark !== "hatch") swatch.style.background = colour;
      item.append(swatch, element("span", "", label), element("b", "", number(count)));
      if (count) {
        item.tabIndex = 0;
        ["mouseenter", "focus"].forEach((name) => item.addEventListener(name, () => showClass(key, mark)));
        ["mouseleave", "blur"].forEach((name) => item.addEventListener(name, () => showClass(null, mark)));
      }
      list.append(item);
    });
    const notes = layers.bundled ? [words().trunks] : state.notes;
    const heading = element("header");
    heading.append(element("h2", "", state.legendTitle), element("small", "", state.unit));
    const square = state.square ? [drawSquare()] : [];
    layers.legend.replaceChildren(heading, ...atlas.levels.histogram(), ...square, list, ...notes.map((note) => element("p", "", note)));
  }

  function drawSquare() {
    const fill = (colour, key) => (hasPattern(key) ? "url(" + atlas.weave(colour, Number(key)).toDataURL() + ")" : colour);
    return atlas.square(atlas.state.square, { number, fill, show: (key) => showClass(key, "fill") });
  }

  /* A legend entry shows its class: what is not of it fades. */
  function showClass(key, mark) {
    if (mark === "line") return atlas.lines.showClass(key);
    if (atlas.state.level !== "powiat") return atlas.levels.showClass(key);
    layers.byPowiat.forEach((layer, code) => {
      const style = powiatStyle(code);
      layer.setStyle(key === null || atlas.state.fill[layers.index.get(code)] === key ? style : { ...style, fillOpacity: 0.15 });
    });
    if (key === null) paintSelected();
  }

  function drawViews() {
    const w = words();
    const { POLAND, EUROPE, fit } = atlas.extent;
    const buttons = [[w.poland, POLAND], [w.europe, EUROPE]];
    if (atlas.state.theme === "partnerships") buttons.push([w.all, null]);
    layers.views.replaceChildren(...buttons.map(([label, bounds]) => {
      const button = element("button", "", label);
      button.type = "button";
      button.addEventListener("click", () => { atlas.touched = true; fit(bounds || atlas.lines.bounds()); });
      return button;
    }));
  }

  function shownPowiaty() {
    return atlas.data.powiaty.features.filter((feature, i) => atlas.state.fill[i] !== "x");
  }

  /* The map for the keyboard: a list of the powiaty shown, in alphabetical order, with the same actions. */
  function drawList() {
    const box = layers.list;
    const pressed = (code) => String(atlas.state.selected[0] === "powiat" && atlas.state.selected[1] === code);
    const same = atlas.state.lang + shownPowiaty().map((feature) => feature.properties.t).join();
    if (layers.listed === same) { /* keep the focus */
      box.querySelectorAll("button").forEach((button) => button.setAttribute("aria-pressed", pressed(button.value)));
      return;
    }
    layers.listed = same;
    const open = box.querySelector("details")?.open || false;
    const details = element("details");
    details.open = open;
    details.append(element("summary", "", words().list));
    const fillList = () => {
      if (!details.open || details.childElementCount > 1) return;
      const list = element("ul");
      const order = new Intl.Collator(atlas.state.lang).compare;
      shownPowiaty().map((feature) => feature.properties).sort((a, b) => order(a.n, b.n)).forEach((p) => {
        const button = element("button", "", p.n + " (" + p.v + ")");
        button.type = "button";
        button.value = p.t;
        button.setAttribute("aria-pressed", pressed(p.t));
        const layer = layers.byPowiat.get(p.t);
        button.addEventListener("focus", () => { highlight((line) => line.t === p.t, p.t); layer.openTooltip(layer.getBounds().getCenter()); });
        button.addEventListener("blur", () => { highlight(); layer.closeTooltip(); });
        button.addEventListener("click", () => select("powiat", p.t));
        const item = element("li");
        item.append(button);
        list.append(item);
      });
      list.addEventListener("keydown", (event) => {
        const next = event.key === "ArrowDown" ? "nextElementSibling" : event.key === "ArrowUp" ? "previousElementSibling" : null;
        const neighbour = next && document.activeElement.parentElement[next];
        if (neighbour) { event.preventDefault(); neighbour.firstElementChild.focus(); }
        if (event.key === "Escape") { event.preventDefault(); details.open = false; details.firstElementChild.focus(); }
      });
      details.append(list);
    };
    details.addEventListener("toggle", fillList);
    fillList();
    box.replaceChildren(details);
  }

  /* An empty result is a sentence, not an empty map. */
  function drawEmpty() {
    if (layers.empty) layers.empty.remove();
    layers.empty = atlas.state.empty ? element("div", "atlas-empty", atlas.state.empty) : null;
    if (layers.empty) atlas.map.getContainer().appendChild(layers.empty);
  }

  /* ----------------------------------------------------------------- tooltips */
  function tip(title, lines) {
    const box = element("div");
    box.append(element("strong", "", title));
    lines.filter(Boolean).forEach((line) => box.append(element("div", "", line)));
    return box;
  }

  function powiatTip(p) {
    const w = words();
    let flood = w.notListed;
    if (p.s === "no_data") flood = w.noData;
    if (p.s === "listed") {
      const share = new Intl.NumberFormat(atlas.state.lang, { style: "percent", maximumFractionDigits: 1 }).format(p.f / p.g);
      flood = fill(w.listed, { flooded: number(p.f), total: number(p.g), share });
    }
    const deeper = p.s === "listed" && atlas.state.theme === "floods" ? atlas.levels.powiatLines(p) : [];
    const counts = atlas.state.counts;
    const shown = counts ? counts[p.t] || 0 : atlas.lines.visible().filter((line) => line.t === p.t).length;
    const partners = atlas.data.partnerships || counts
      ? fill(w.partnersShown, { shown: number(shown), total: number(p.k) })
      : fill(w.partners, { total: number(p.k) });
    return tip(p.n, [fill(w.voivodeship, { name: p.v }), flood, ...deeper, p.k === null ? "" : partners]);
  }

  atlas.layers = layers;
  atlas.tools = { element, fill, words, tip, select, highlight, restyle, load, pattern, patternTile, hasPattern, classStep, number, BORDER, INK, HIGHLIGHT };
  window.Atlas = atlas;
})();
