/* The map in the browser. Python sends a small state on each change; geometry, names and words are
   fetched once. Every text is set as text, never as HTML. Rows, powiaty and places are told apart by
   their keys: lp, TERYT code, place id. */
(function () {
  "use strict";

  const STATIC = "../../app/static/";
  const POLAND = [[49.0, 14.1], [54.85, 24.15]];
  const EUROPE = [[41.0, 0.0], [60.5, 42.0]];
  const INK = "#3d3a35";
  const HIGHLIGHT = "#f0149b"; /* at least 3:1 on the lightest and on the darkest class */
  const BORDER = { color: "#8d877b", weight: 0.5 };
  const DETAIL_ZOOM = 8;

  const atlas = { map: null, files: {}, data: {}, state: null, ready: false, drawCount: 0, clicks: 0 };
  let layers = null;
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
    atlas.home = theme === "partnerships" ? EUROPE : POLAND;
    map.attributionControl.setPrefix(false);
    focusInPlace(map.getContainer());
    atlas.followAddress();
    followSize(map);
    map.on("moveend", () => { if (atlas.touched) later(writeExtent); });
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

  /* ------------------------------------------------------- extent in the address */
  /* "zoom/lat/lon" stands in the address of the page as the map moves: no step for the back button, no word to the server. */
  const EXTENT = /^(\d{1,2}(?:\.\d{1,2})?)\/(-?\d{1,2}(?:\.\d{1,5})?)\/(-?\d{1,3}(?:\.\d{1,5})?)$/;
  const WRITE_MS = 250;
  let waiting = null;

  function later(work) {
    clearTimeout(waiting);
    waiting = setTimeout(work, WRITE_MS);
  }

  function writeExtent() {
    const map = atlas.map, centre = map.getCenter().wrap(), at = (value) => String(Number(value.toFixed(4)));
    putExtent([Number(map.getZoom().toFixed(2)), at(centre.lat), at(centre.lng)].join("/"));
  }

  function putExtent(extent) {
    clearTimeout(waiting);
    const page = window.parent, url = new URL(page.location.href);
    url.searchParams.delete("extent");
    if (extent && !url.searchParams.has("v")) url.searchParams.set("v", "2");
    url.search = [url.searchParams.toString(), extent && "extent=" + extent].filter(Boolean).join("&");
    if (url.href !== page.location.href) page.History.prototype.replaceState.call(page.history, page.history.state, "", url.href);
  }

  function showExtent(extent) {
    const found = EXTENT.exec(extent || "");
    atlas.touched = Boolean(found);
    if (found) atlas.map.setView([Number(found[2]), Number(found[3])], Number(found[1]), { animate: false });
    else fit(atlas.home);
    clearTimeout(waiting);
  }

  /* When the page opens and when the reader goes back: the map shows what the address says. */
  atlas.followAddress = function () {
    showExtent(new URL(window.parent.location.href).searchParams.get("extent"));
  };

  /* A slide brings an extent of its own; any other change keeps the one there is. */
  function followSlide() {
    const { slide, extent } = atlas.state, asked = slide + " " + extent;
    if (slide && asked !== atlas.slideShown) {
      showExtent(extent);
      putExtent(extent);
    }
    atlas.slideShown = asked;
  }

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

  /* The frame gets its size after the map is made: fit again until the reader moves the map. */
  function followSize(map) {
    const touch = () => { atlas.touched = true; };
    ["mousedown", "wheel", "touchstart", "keydown"].forEach((name) => map.getContainer().addEventListener(name, touch, { passive: true }));
    new ResizeObserver(() => {
      const centre = map.getCenter();
      map.invalidateSize({ animate: false, pan: false });
      if (atlas.touched) map.setView(centre, map.getZoom(), { animate: false });
      else fit(atlas.home);
    }).observe(map.getContainer());
  }

  /* On a wide screen Poland and Europe stand clear of the legend. */
  function fit(bounds) {
    const clear = [POLAND, EUROPE].includes(bounds) && atlas.map.getSize().x > 800 ? [300, 0] : [0, 0];
    atlas.map.fitBounds(bounds, { animate: false, paddingTopLeft: clear });
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
    const renderer = L.canvas({ padding: 0.5, tolerance: 3 });
    layers = { renderer, lines: new Map(), dots: new Map(), byPowiat: new Map(), index: new Map(), trunks: L.layerGroup(), places: L.layerGroup() };
    atlas.layers = layers;
    layers.countries = L.geoJSON(atlas.data.countries, {
      interactive: false, pane: "atlas-back", renderer: L.canvas({ pane: "atlas-back", padding: 0.5 }),
      style: { color: "#c9c3b6", weight: 0.8, fillColor: "#f7f5ef", fillOpacity: 1 },
    }).addTo(map);
    layers.powiaty = L.geoJSON(atlas.data.powiaty, { renderer, style: { ...BORDER, fillOpacity: 1 }, onEachFeature: buildPowiat }).addTo(map);
    layers.voivodeships = L.geoJSON(atlas.data.powiaty.voivodeships, {
      interactive: false, renderer, style: { color: INK, weight: 1.2, fill: false },
    }).addTo(map);
    if (atlas.data.partnerships) atlas.data.partnerships.rows.forEach(buildLine);
    layers.trunks.addTo(map);
    layers.places.addTo(map);
    atlas.tools = { element, fill, words, tip, select, load, pattern, patternTile, hasPattern, classStep, number, BORDER, INK, HIGHLIGHT };
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

  function buildLine(row) {
    const group = L.polyline(row.arc.map((part) => part.map(([lon, lat]) => [lat, lon])), { renderer: layers.renderer, smoothFactor: 0.5 });
    group.toGeoJSON = undefined;
    group.bindTooltip(() => lineTip(row), { sticky: true, className: "atlas-tip" });
    group.on("mouseover", () => highlight((line) => line.lp === row.lp));
    group.on("mouseout", () => highlight());
    group.on("click", (event) => { L.DomEvent.stopPropagation(event); select("row", row.lp); });
    layers.lines.set(row.lp, { ...row, group });
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
    layers.pinned = null;
    drawTiles();
    paintPowiaty();
    atlas.levels.draw();
    drawPartnerships();
    drawViews();
    drawList();
    drawEmpty();
    document.documentElement.lang = atlas.state.lang;
    document.documentElement.classList.toggle("presenting", Boolean(atlas.state.present));
    followSlide();
    atlas.map.getContainer().setAttribute("aria-label", atlas.state.summary);
    atlas.map.getContainer().setAttribute("role", "region");
    atlas.drawCount += 1;
  }

  function paintPowiaty() {
    const state = atlas.state;
    layers.byPowiat.forEach((layer, code) => layer.setStyle(powiatStyle(code)));
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

  function visibleLines() {
    return atlas.data.partnerships ? atlas.state.lines.map((lp) => layers.lines.get(lp)) : [];
  }

  /* Far out, many lines become one trunk per country with its count; near, single lines. */
  function bundled() {
    const n = atlas.state.lines.length;
    const below = n > 1500 ? 6 : n > 60 ? 3.9 : 0;
    return atlas.map.getZoom() < below;
  }

  function drawPartnerships() {
    layers.bundled = bundled();
    drawLegend();
    if (!atlas.data.partnerships) return;
    layers.trunks.clearLayers();
    if (layers.bundled) drawTrunks();
    drawLines();
    drawPlaces();
  }

  /* What stays keeps its layer; stacking all in order anew costs less than taking off and putting back. */
  function drawLines() {
    const state = atlas.state;
    const shown = new Set(state.lines);
    const visible = layers.bundled ? [] : visibleLines().map((line, i) => [line, state.palette[parseInt(state.groups[i], 36)]]).filter(([line]) => {
      line.twin = shown.has(line.m) ? layers.lines.get(line.m) : null; /* two rows that name each other are one line */
      return !line.twin || line.lp < line.m;
    });
    const kept = new Set(visible.map(([line]) => line));
    layers.lines.forEach((line) => { if (line.on && !kept.has(line)) { line.group.remove(); line.on = false; } });
    layers.oneGroup = ["country", "year"].includes(state.selected[0]) && visible.some(([line]) => isSelected(line));
    visible.sort((a, b) => b[0].km - a[0].km); /* short ones on top */
    visible.forEach(([line, colour]) => {
      line.style = { color: colour, weight: state.width, opacity: state.opacity };
      restyle(line.group, lineStyle(line));
      if (line.on) line.group.bringToFront();
      else line.group.addTo(atlas.map);
      line.on = true;
    });
  }

  function restyle(layer, style) {
    if (Object.entries(style).some(([name, value]) => layer.options[name] !== value)) layer.setStyle(style);
  }

  function lineStyle(line) {
    if (isSelected(line)) return { ...line.style, weight: line.style.weight + 2, opacity: 1 };
    return layers.oneGroup ? { ...line.style, opacity: line.style.opacity / 4 } : line.style; /* a country, a year: the others step back */
  }

  function isSelected(line) {
    return stands(line) || Boolean(line.twin && stands(line.twin));
  }

  function stands(line) {
    const [kind, key] = atlas.state.selected;
    if (kind === "country") return key === atlas.data.partnerships.places[line.p].c;
    if (kind === "year") return key === (line.y ? String(line.y) : "unknown");
    return (kind === "row" && key === String(line.lp)) || (kind === "place" && key === line.p) || (kind === "powiat" && key === line.t);
  }

  function drawTrunks() {
    const state = atlas.state;
    const byCountry = new Map();
    visibleLines().forEach((line, i) => {
      const place = atlas.data.partnerships.places[line.p];
      const from = line.arc[0][0];
      const trunk = byCountry.get(place.c) || { n: 0, lat: 0, lon: 0, fromLat: 0, fromLon: 0, groups: {} };
      trunk.n += 1;
      trunk.groups[state.groups[i]] = (trunk.groups[state.groups[i]] || 0) + 1;
      trunk.lat += place.lat; trunk.lon += place.lon; trunk.fromLat += from[1]; trunk.fromLon += from[0];
      byCountry.set(place.c, trunk);
    });
    [...byCountry].sort((a, b) => b[1].n - a[1].n).forEach(([country, trunk]) => {
      const { n } = trunk;
      const end = [trunk.lat / n, trunk.lon / n];
      const largest = Object.entries(trunk.groups).sort((a, b) => b[1] - a[1])[0][0];
      const colour = state.palette[parseInt(largest, 36)];
      const [kind, key] = state.selected;
      const chosen = kind === "country" && key === country;
      const line = L.polyline([[trunk.fromLat / n, trunk.fromLon / n], end], {
        renderer: layers.renderer, color: colour, weight: 1.5 + 1.1 * Math.sqrt(n) + (chosen ? 2 : 0), opacity: chosen ? 1 : kind === "country" ? 0.3 : 0.75,
      });
      const label = words().countries[country] + ": " + number(n);
      const head = L.circleMarker(end, { renderer: layers.renderer, radius: 4 + Math.sqrt(n), color: "#fff", weight: 1, fillColor: colour, fillOpacity: 0.95 });
      [line, head].forEach((layer) => {
        layer.toGeoJSON = undefined;
        layer.bindTooltip(() => tip(label, []), { sticky: true, className: "atlas-tip" });
        layer.on("click", (event) => { L.DomEvent.stopPropagation(event); select("country", country); });
        layers.trunks.addLayer(layer);
      });
      layers.trunks.addLayer(L.marker(end, { interactive: false, keyboard: false, icon: L.divIcon({ className: "atlas-count", html: element("span", "", number(n)), iconSize: null }) }));
    });
  }

  function drawPlaces() {
    const counts = new Map();
    if (!layers.bundled) visibleLines().forEach((line) => counts.set(line.p, (counts.get(line.p) || 0) + 1));
    layers.dots.forEach((dot, id) => { if (!counts.has(id)) layers.places.removeLayer(dot); });
    [...counts].sort((a, b) => b[1] - a[1]).forEach(([id, n]) => {
      const dot = layers.dots.get(id) || buildDot(id);
      const chosen = atlas.state.selected[0] === "place" && atlas.state.selected[1] === id;
      dot.n = n;
      restyle(dot, { radius: (chosen ? 4 : 1.7) + 1.3 * Math.sqrt(n), fillColor: dot.place.u ? "#ffffff" : chosen ? HIGHLIGHT : INK });
      if (layers.places.hasLayer(dot)) dot.bringToFront();
      else layers.places.addLayer(dot);
    });
  }

  function buildDot(id) {
    const place = atlas.data.partnerships.places[id];
    const rim = place.u ? { color: INK, weight: 1.4, dashArray: "2 2" } : { color: "#ffffff", weight: 0.8 };
    const dot = L.circleMarker([place.lat, place.lon], { renderer: layers.renderer, ...rim, fillOpacity: 0.95 });
    dot.place = place;
    dot.toGeoJSON = undefined;
    dot.bindTooltip(() => placeTip(place, dot.n), { sticky: true, className: "atlas-tip" });
    dot.on("mouseover", () => highlight((line) => line.p === id));
    dot.on("mouseout", () => highlight());
    dot.on("click", (event) => { L.DomEvent.stopPropagation(event); select("place", id); });
    layers.dots.set(id, dot);
    return dot;
  }

  /* Fan-out: the lines that pass the test stand out, the powiaty at their ends get a rim; nothing is sent to Python. */
  function highlight(test, code) {
    (layers.pinned || []).forEach((touched) => layers.byPowiat.get(touched).setStyle(powiatStyle(touched)));
    const rims = new Set(code ? [code] : []);
    visibleLines().forEach((line) => {
      if (!line.on) return;
      const on = test && (test(line) || (line.twin && test(line.twin)));
      if (on) rims.add(line.t);
      if (on && line.twin) rims.add(line.twin.t);
      line.group.setStyle(on ? { weight: line.style.weight + 1.6, opacity: 1 } : { ...lineStyle(line), opacity: test && !isSelected(line) ? line.style.opacity / 2 : lineStyle(line).opacity });
    });
    layers.pinned = [...rims];
    rims.forEach((touched) => layers.byPowiat.get(touched).setStyle({ stroke: true, weight: 2.2, color: HIGHLIGHT }));
    if (!test) paintSelected();
  }

  function paintSelected() {
    const [kind, key] = atlas.state.selected;
    if (kind === "powiat" && layers.byPowiat.has(key)) layers.byPowiat.get(key).setStyle({ stroke: true, color: HIGHLIGHT, weight: 2.6 });
  }

  async function onZoom() {
    if (layers.bundled !== bundled()) drawPartnerships();
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
    drawPartnerships(); /* lines back on top */
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
    if (mark === "line") {
      const digits = new Map(atlas.state.lines.map((lp, i) => [lp, atlas.state.groups[i]]));
      visibleLines().forEach((line) => {
        const of = digits.get(line.lp) === key || (line.twin && digits.get(line.twin.lp) === key);
        if (line.on) line.group.setStyle(key === null ? lineStyle(line) : { opacity: of ? 1 : 0.06 });
      });
      return;
    }
    if (atlas.state.level !== "powiat") return atlas.levels.showClass(key);
    layers.byPowiat.forEach((layer, code) => {
      const style = powiatStyle(code);
      layer.setStyle(key === null || atlas.state.fill[layers.index.get(code)] === key ? style : { ...style, fillOpacity: 0.15 });
    });
    if (key === null) paintSelected();
  }

  function drawViews() {
    const w = words();
    const buttons = [[w.poland, POLAND], [w.europe, EUROPE]];
    if (atlas.state.theme === "partnerships") buttons.push([w.all, null]);
    layers.views.replaceChildren(...buttons.map(([label, bounds]) => {
      const button = element("button", "", label);
      button.type = "button";
      button.addEventListener("click", () => { atlas.touched = true; fit(bounds || everything()); });
      return button;
    }));
  }

  function everything() {
    const bounds = L.latLngBounds(POLAND);
    visibleLines().forEach((line) => bounds.extend(line.group.getBounds()));
    return bounds;
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
    const shown = counts ? counts[p.t] || 0 : visibleLines().filter((line) => line.t === p.t).length;
    const partners = atlas.data.partnerships || counts
      ? fill(w.partnersShown, { shown: number(shown), total: number(p.k) })
      : fill(w.partners, { total: number(p.k) });
    return tip(p.n, [fill(w.voivodeship, { name: p.v }), flood, ...deeper, p.k === null ? "" : partners]);
  }

  function lineTip(row) {
    const w = words();
    const place = atlas.data.partnerships.places[row.p];
    const { twin } = layers.lines.get(row.lp);
    return tip(row.n + " – " + place.n, [
      w.countries[place.c] + ", " + w.kinds[place.k],
      row.y ? fill(w.since, { year: row.y }) : w.yearUnknown,
      w.forms[row.f] + ", " + fill(w.distance, { km: number(row.km) }),
      row.u ? w.uncertain : "",
      twin ? fill(w.rows, { lp: row.lp, other: twin.lp }) : fill(w.row, { lp: row.lp }),
    ]);
  }

  function placeTip(place, n) {
    const w = words();
    return tip(place.n, [
      w.countries[place.c] + ", " + w.kinds[place.k],
      fill(w.placeCount, { n: number(n) }),
      fill(w.precision, { anchor: place.a, km: number(place.km) }),
      place.u ? w.uncertainPlace : "",
    ]);
  }

  window.Atlas = atlas;
})();
