/* The map in the browser. Python sends a small state on each change; geometry, names and words are
   fetched once. Every text is set as text, never as HTML. */
(function () {
  "use strict";

  const POLAND = [[49.0, 14.1], [54.85, 24.15]];
  const EUROPE = [[41.0, -5.0], [60.5, 42.0]];
  const INK = "#3d3a35";
  const HIGHLIGHT = "#111111";

  const atlas = { map: null, files: null, data: null, state: null, ready: false };
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

  async function load(url) {
    const answer = await fetch(url);
    if (!answer.ok) throw new Error(url + ": " + answer.status);
    return answer.json();
  }

  atlas.start = async function (map, config) {
    atlas.map = map;
    const home = config.theme === "floods" ? POLAND : EUROPE;
    map.attributionControl.setPrefix(false);
    fit(home);
    followSize(map, home);
    try {
      const names = Object.keys(config.files);
      const loaded = await Promise.all(names.map((name) => load(config.base + config.files[name])));
      atlas.data = Object.fromEntries(names.map((name, i) => [name, loaded[i]]));
    } catch (fault) {
      const note = element("div", "atlas-fault", config.fault + " " + fault.message);
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
    if (!layers) return { powiaty: 0, lines: [], places: 0, legend: [], shown: [] };
    return {
      powiaty: layers.powiaty.getLayers().length,
      shown: atlas.data.powiaty.features
        .map((f, i) => [f.properties.t, atlas.state.fill[i]])
        .filter((pair) => pair[1] !== "x"),
      lines: [...layers.lines.values()].filter((l) => atlas.map.hasLayer(l.group)).map((l) => l.lp),
      places: layers.placeGroup.getLayers().length,
      legend: [...document.querySelectorAll(".atlas-legend li")].map((li) => li.innerText.trim()),
    };
  };

  /* The frame gets its size after the map is made: fit again until the reader moves the map. */
  function followSize(map, home) {
    let touched = false;
    const touch = () => { touched = true; };
    ["mousedown", "wheel", "touchstart", "keydown"].forEach((name) => map.getContainer().addEventListener(name, touch, { passive: true }));
    new ResizeObserver(() => {
      const centre = map.getCenter();
      map.invalidateSize({ animate: false, pan: false });
      if (touched || atlas.moved) map.setView(centre, map.getZoom(), { animate: false });
      else fit(home);
    }).observe(map.getContainer());
  }

  function fit(bounds) {
    atlas.map.fitBounds(bounds, { animate: false });
  }

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
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
    back.style.zIndex = 250;
    back.style.pointerEvents = "none";
    const backRenderer = L.canvas({ pane: "atlas-back", padding: 0.5 });
    const renderer = L.canvas({ padding: 0.5, tolerance: 3 });
    L.geoJSON(atlas.data.countries, {
      interactive: false, pane: "atlas-back", renderer: backRenderer,
      style: { color: "#c9c3b6", weight: 0.8, fillColor: "#f7f5ef", fillOpacity: 1 },
    }).addTo(map);
    layers = { renderer, lines: new Map(), placeGroup: L.layerGroup(), byPowiat: new Map(), hatch: hatch() };
    layers.powiaty = L.geoJSON(atlas.data.powiaty, {
      renderer,
      style: { color: "#8d877b", weight: 0.5, fillOpacity: 1 },
      onEachFeature: (feature, layer) => {
        layers.byPowiat.set(feature.properties.t, layer);
        layer.bindTooltip(() => powiatTip(feature.properties), { sticky: true, className: "atlas-tip" });
        layer.on("mouseover", () => highlight(layer, (line) => line.t === feature.properties.t));
        layer.on("mouseout", () => highlight(null));
      },
    }).addTo(map);
    L.geoJSON(atlas.data.powiaty.voivodeships, {
      interactive: false, renderer, style: { color: INK, weight: 1.2, fill: false },
    }).addTo(map);
    atlas.data.partnerships.rows.forEach((row) => {
      const group = L.polyline(row.arc.map((part) => part.map(([lon, lat]) => [lat, lon])), { renderer, smoothFactor: 0.5 });
      group.bindTooltip(() => lineTip(row), { sticky: true, className: "atlas-tip" });
      group.on("mouseover", () => highlight(null, (line) => line.lp === row.lp));
      group.on("mouseout", () => highlight(null));
      layers.lines.set(row.lp, { ...row, group });
    });
    layers.placeGroup.addTo(map);
    layers.legend = L.control({ position: "bottomleft" });
    layers.legend.onAdd = () => element("div", "atlas-legend");
    layers.legend.addTo(map);
    L.DomEvent.disableClickPropagation(layers.legend.getContainer());
    layers.views = L.control({ position: "topleft" });
    layers.views.onAdd = () => element("div", "leaflet-bar atlas-views");
    layers.views.addTo(map);
    L.DomEvent.disableClickPropagation(layers.views.getContainer());
  }

  function hatch() {
    const tile = document.createElement("canvas");
    tile.width = tile.height = 6;
    const pen = tile.getContext("2d");
    pen.fillStyle = "#e4dfd3";
    pen.fillRect(0, 0, 6, 6);
    pen.strokeStyle = "#6e675a";
    pen.lineWidth = 1.2;
    pen.beginPath();
    pen.moveTo(-1, 7); pen.lineTo(7, -1);
    pen.moveTo(-1, 1); pen.lineTo(1, -1);
    pen.moveTo(5, 7); pen.lineTo(7, 5);
    pen.stroke();
    return pen.createPattern(tile, "repeat");
  }

  /* ------------------------------------------------------------ drawing, often */
  function draw() {
    const state = atlas.state;
    layers.highlighted = null;
    atlas.data.powiaty.features.forEach((feature, i) => {
      const mark = state.fill[i];
      layers.byPowiat.get(feature.properties.t).setStyle({
        fillColor: mark === "n" ? layers.hatch : state.colours[mark],
        color: mark === "x" ? "#c4beb1" : "#8d877b",
        weight: 0.5,
      });
    });
    drawLines();
    drawPlaces();
    drawLegend();
    drawViews();
    drawEmpty();
    document.documentElement.lang = state.lang;
    atlas.map.attributionControl._attributions = {};
    atlas.map.attributionControl.addAttribution(words().attribution);
    atlas.map.getContainer().setAttribute("aria-label", state.summary);
    atlas.map.getContainer().setAttribute("role", "region");
    atlas.drawCount = (atlas.drawCount || 0) + 1;
  }

  function visibleLines() {
    return atlas.state.lines.map((lp) => layers.lines.get(lp));
  }

  function drawLines() {
    const state = atlas.state;
    layers.lines.forEach((line) => line.group.remove());
    const visible = visibleLines().map((line, i) => [line, state.palette[parseInt(state.groups[i], 36)]]);
    visible.sort((a, b) => b[0].km - a[0].km); /* short ones on top */
    visible.forEach(([line, colour]) => {
      line.style = { color: colour, weight: state.width, opacity: state.opacity };
      line.group.setStyle(line.style).addTo(atlas.map);
    });
  }

  function drawPlaces() {
    layers.placeGroup.clearLayers();
    const counts = new Map();
    visibleLines().forEach((line) => counts.set(line.p, (counts.get(line.p) || 0) + 1));
    [...counts].sort((a, b) => b[1] - a[1]).forEach(([id, n]) => {
      const place = atlas.data.partnerships.places[id];
      const dot = L.circleMarker([place.lat, place.lon], {
        renderer: layers.renderer, radius: 1.7 + 1.3 * Math.sqrt(n), weight: 0.8, color: "#ffffff",
        fillColor: place.u ? "#ffffff" : INK, fillOpacity: 0.95,
      });
      if (place.u) dot.setStyle({ color: INK, weight: 1.4, dashArray: "2 2" });
      dot.bindTooltip(() => placeTip(place, n), { sticky: true, className: "atlas-tip" });
      dot.on("mouseover", () => highlight(null, (line) => line.p === id));
      dot.on("mouseout", () => highlight(null));
      layers.placeGroup.addLayer(dot);
    });
  }

  function highlight(powiat, test) {
    if (layers.highlighted) layers.highlighted.setStyle({ weight: 0.5, color: "#8d877b" });
    layers.highlighted = powiat;
    if (powiat) powiat.setStyle({ weight: 2.2, color: HIGHLIGHT });
    visibleLines().forEach((line) => {
      const on = test && test(line);
      line.group.setStyle(
        on ? { weight: line.style.weight + 1.6, opacity: 1 }
          : { ...line.style, opacity: test && atlas.state.lines.length > 1 ? line.style.opacity / 2 : line.style.opacity }
      );
    });
  }

  function drawLegend() {
    const box = layers.legend.getContainer();
    box.replaceChildren(element("h2", "", atlas.state.legendTitle));
    const list = element("ul");
    atlas.state.legend.forEach(([label, colour, count, mark]) => {
      const item = element("li");
      const swatch = element("i", mark);
      if (mark !== "hatch") swatch.style.background = colour;
      item.append(swatch, element("span", "", label), element("b", "", number(count)));
      list.append(item);
    });
    box.append(list);
    atlas.state.notes.forEach((note) => box.append(element("p", "", note)));
  }

  /* An empty result is a sentence, not an empty map. */
  function drawEmpty() {
    if (layers.empty) layers.empty.remove();
    layers.empty = atlas.state.empty ? element("div", "atlas-empty", atlas.state.empty) : null;
    if (layers.empty) atlas.map.getContainer().appendChild(layers.empty);
  }

  function drawViews() {
    const w = words();
    const buttons = [[w.poland, POLAND], [w.europe, EUROPE]];
    if (atlas.state.theme === "partnerships") buttons.push([w.all, null]);
    layers.views.getContainer().replaceChildren(...buttons.map(([label, bounds]) => {
      const button = element("button", "", label);
      button.type = "button";
      button.addEventListener("click", () => { atlas.moved = true; fit(bounds || everything()); });
      return button;
    }));
  }

  function everything() {
    const bounds = L.latLngBounds(POLAND);
    visibleLines().forEach((line) => bounds.extend(line.group.getBounds()));
    return bounds;
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
    const shown = visibleLines().filter((line) => line.t === p.t).length;
    let flood = w.notListed;
    if (p.s === "no_data") flood = w.noData;
    if (p.s === "listed") {
      const share = new Intl.NumberFormat(atlas.state.lang, { style: "percent" }).format(p.f / p.g);
      flood = fill(w.listed, { flooded: number(p.f), total: number(p.g), share });
    }
    const partners = atlas.state.theme === "partnerships"
      ? fill(w.partnersShown, { shown: number(shown), total: number(p.k) })
      : fill(w.partners, { total: number(p.k) });
    return tip(p.n, [fill(w.voivodeship, { name: p.v }), flood, partners]);
  }

  function lineTip(row) {
    const w = words();
    const place = atlas.data.partnerships.places[row.p];
    return tip(row.n + " – " + place.n, [
      w.countries[place.c] + ", " + w.kinds[place.k],
      row.y ? fill(w.since, { year: row.y }) : w.yearUnknown,
      w.forms[row.f] + ", " + fill(w.distance, { km: number(row.km) }),
      row.u ? w.uncertain : "",
      fill(w.row, { lp: row.lp }),
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
