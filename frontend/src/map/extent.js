/* The part of the world in sight: what the address asks for, what a slide brings, what the reader moves to. Beside atlas.js. */
(function () {
  "use strict";

  const atlas = window.Atlas;
  const POLAND = [[49.0, 14.1], [54.85, 24.15]];
  const EUROPE = [[41.0, 0.0], [60.5, 42.0]];
  const EXTENT = /^(\d{1,2}(?:\.\d{1,2})?)\/(-?\d{1,2}(?:\.\d{1,5})?)\/(-?\d{1,3}(?:\.\d{1,5})?)$/; /* zoom/lat/lon */
  const WRITE_MS = 250;
  let home = POLAND, waiting = null, slideShown = "";

  /* From the start on: the map shows what the address says, fits its frame, and writes where it is moved to. */
  function follow(theme) {
    home = theme === "partnerships" ? EUROPE : POLAND;
    atlas.followAddress();
    followSize();
    atlas.map.on("moveend", () => { if (atlas.touched) later(writeExtent); });
  }

  /* The address of the page says what is in sight as the map moves: no step for the back button, no word to the server. */
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
    else fit(home);
    clearTimeout(waiting);
  }

  /* When the page opens and when the reader goes back: the map shows what the address says. */
  atlas.followAddress = function () {
    showExtent(new URL(window.parent.location.href).searchParams.get("extent"));
  };

  /* A slide brings an extent of its own; any other change keeps the one there is. */
  function showSlide() {
    const { slide, extent } = atlas.state, asked = slide + " " + extent;
    if (slide && asked !== slideShown) {
      showExtent(extent);
      putExtent(extent);
    }
    slideShown = asked;
  }

  /* The frame gets its size after the map is made: fit again until the reader moves the map. */
  function followSize() {
    const { map } = atlas;
    const touch = () => { atlas.touched = true; };
    ["mousedown", "wheel", "touchstart", "keydown"].forEach((name) => map.getContainer().addEventListener(name, touch, { passive: true }));
    new ResizeObserver(() => {
      const centre = map.getCenter();
      map.invalidateSize({ animate: false, pan: false });
      map.setMinZoom(Math.floor(4 * Math.log2(map.getSize().x / 256)) / 4); /* the world is never smaller than the frame */
      if (atlas.touched) map.setView(centre, map.getZoom(), { animate: false });
      else fit(home);
    }).observe(map.getContainer());
  }

  /* On a wide screen Poland and Europe stand clear of the legend. */
  function fit(bounds) {
    const clear = [POLAND, EUROPE].includes(bounds) && atlas.map.getSize().x > 800 ? [300, 0] : [0, 0];
    atlas.map.fitBounds(bounds, { animate: false, paddingTopLeft: clear });
  }

  atlas.extent = { POLAND, EUROPE, follow, showSlide, fit };
})();
