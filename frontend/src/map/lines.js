/* Partnerships on the map: lines, the trunks they are bundled into far out, and the dots of the places. Beside atlas.js.
   Rows and places are told apart by their keys: lp, place id. */
(function () {
  "use strict";

  const atlas = window.Atlas;
  const { layers } = atlas;
  const { element, fill, words, number, tip, select, highlight, restyle, INK, HIGHLIGHT } = atlas.tools;

  function build() {
    if (atlas.data.partnerships) atlas.data.partnerships.rows.forEach(buildLine);
    layers.trunks.addTo(atlas.map);
    layers.places.addTo(atlas.map);
  }

  /* Leaflet puts every vertex on a whole pixel, which makes steps of a gentle curve. */
  const Curve = L.Polyline.extend({
    _projectLatlngs(latlngs, result, bounds) {
      if (!L.LineUtil.isFlat(latlngs)) return latlngs.forEach((part) => this._projectLatlngs(part, result, bounds));
      const origin = this._map.getPixelOrigin();
      const points = latlngs.map((place) => this._map.project(place).subtract(origin));
      points.forEach((point) => bounds.extend(point));
      result.push(points);
    },
  });

  function buildLine(row) {
    const group = new Curve(row.arc.map((part) => part.map(([lon, lat]) => [lat, lon])), { renderer: layers.renderer, smoothFactor: 0.3 });
    group.toGeoJSON = undefined;
    group.bindTooltip(() => lineTip(row), { sticky: true, className: "atlas-tip" });
    group.on("mouseover", () => highlight((line) => line.lp === row.lp));
    group.on("mouseout", () => highlight());
    group.on("click", (event) => { L.DomEvent.stopPropagation(event); select("row", row.lp); });
    layers.lines.set(row.lp, { ...row, group });
  }

  /* ------------------------------------------------------------ drawing, often */
  /* The lines of the state, in its order; a line is "on" while it is drawn as a line of its own. */
  function visible() {
    return atlas.data.partnerships ? atlas.state.lines.map((lp) => layers.lines.get(lp)) : [];
  }

  /* Far out, many lines become one trunk per country with its count; near, single lines. */
  function bundled() {
    const n = atlas.state.lines.length;
    const below = n > 1500 ? 6 : n > 60 ? 3.9 : 0;
    return atlas.map.getZoom() < below;
  }

  function otherwiseBundled() {
    return layers.bundled !== bundled();
  }

  function draw() {
    layers.bundled = bundled();
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
    const drawn = layers.bundled ? [] : visible().map((line, i) => [line, state.palette[parseInt(state.groups[i], 36)]]).filter(([line]) => {
      line.twin = shown.has(line.m) ? layers.lines.get(line.m) : null; /* two rows that name each other are one line */
      return !line.twin || line.lp < line.m;
    });
    const kept = new Set(drawn.map(([line]) => line));
    layers.lines.forEach((line) => { if (line.on && !kept.has(line)) { line.group.remove(); line.on = false; } });
    layers.oneGroup = ["country", "year"].includes(state.selected[0]) && drawn.some(([line]) => isSelected(line));
    drawn.sort((a, b) => b[0].km - a[0].km); /* short ones on top */
    drawn.forEach(([line, colour]) => {
      line.style = { color: colour, weight: state.width, opacity: state.opacity };
      restyle(line.group, lineStyle(line));
      if (line.on) line.group.bringToFront();
      else line.group.addTo(atlas.map);
      line.on = true;
    });
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
    visible().forEach((line, i) => {
      const place = atlas.data.partnerships.places[line.p];
      const from = line.arc[0][0];
      const trunk = byCountry.get(place.c) || { n: 0, lat: 0, lon: 0, fromLat: 0, fromLon: 0, groups: {} };
      trunk.n += 1;
      trunk.groups[state.groups[i]] = (trunk.groups[state.groups[i]] || 0) + 1;
      trunk.lat += place.lat; trunk.lon += place.lon; trunk.fromLat += from[1]; trunk.fromLon += from[0];
      byCountry.set(place.c, trunk);
    });
    const taken = [];
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
      if (roomFor(number(n), end, taken)) layers.trunks.addLayer(L.marker(end, { interactive: false, keyboard: false, icon: L.divIcon({ className: "atlas-count", html: element("span", "", number(n)), iconSize: null }) }));
    });
  }

  /* A count stands below its dot where no larger one stands already; all are told by the tooltips. */
  function roomFor(text, end, taken) {
    const { x, y } = atlas.map.latLngToLayerPoint(end), size = atlas.state.present ? 1.6 : 1;
    const half = size * (5 + 4 * text.length);
    const box = [x - half, y + 5, x + half, y + 5 + 19 * size];
    if (taken.some(([left, top, right, bottom]) => box[0] < right && left < box[2] && box[1] < bottom && top < box[3])) return false;
    return taken.push(box);
  }

  function drawPlaces() {
    const counts = new Map();
    if (!layers.bundled) visible().forEach((line) => counts.set(line.p, (counts.get(line.p) || 0) + 1));
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

  /* ------------------------------------------------------------------ emphasis */
  /* Fan-out: the lines that pass the test stand out, without one all are as before; returns the powiaty at their ends. */
  function fan(test) {
    const rims = new Set();
    visible().forEach((line) => {
      if (!line.on) return;
      const on = test && (test(line) || (line.twin && test(line.twin)));
      if (on) rims.add(line.t);
      if (on && line.twin) rims.add(line.twin.t);
      const calm = lineStyle(line), back = test && !isSelected(line);
      line.group.setStyle(on ? { weight: line.style.weight + 1.6, opacity: 1 } : back ? { ...calm, opacity: line.style.opacity / 2 } : calm);
    });
    return rims;
  }

  /* The lines of a legend entry stand out; null: all are as before. */
  function showClass(key) {
    const digits = new Map(atlas.state.lines.map((lp, i) => [lp, atlas.state.groups[i]]));
    visible().forEach((line) => {
      const of = digits.get(line.lp) === key || (line.twin && digits.get(line.twin.lp) === key);
      if (line.on) line.group.setStyle(key === null ? lineStyle(line) : { opacity: of ? 1 : 0.06 });
    });
  }

  /* ------------------------------------------------------------------- telling */
  /* What shows all lines and Poland. */
  function bounds() {
    const all = L.latLngBounds(atlas.extent.POLAND);
    visible().forEach((line) => all.extend(line.group.getBounds()));
    return all;
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

  atlas.lines = { build, draw, visible, otherwiseBundled, fan, showClass, bounds };
})();
