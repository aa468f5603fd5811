// @ts-check
/* Starts the map. streamlit-folium loads classic scripts one after the other, and stops where one of them
   fails; so this comes first, asks for the module and the data while Leaflet is on its way, and keeps the
   calls that come before they are there. `Atlas.boot({...});` is added, with the names of the files, when
   this is published. */
(function () {
  const /** @type {[("start" | "update"), any[]][]} */ missed = [];
  const atlas = (window.Atlas = /** @type {AtlasBoot} */ ({ ready: false, drawCount: 0 }));
  const from = /** @type {HTMLScriptElement} */ (document.currentScript).src;
  atlas.start = (...given) => void missed.push(["start", given]);
  atlas.update = (...given) => void missed.push(["update", given]);
  atlas.boot = (config) => {
    atlas.fail = (error) => {
      const box = document.body.appendChild(document.createElement("div"));
      const text =
        config.failed[window.parent.document.documentElement.lang] ?? Object.values(config.failed)[0];
      Object.assign(box, {
        className: "atlas-error",
        role: "alert",
        textContent: text.replace("{reason}", error.message),
      });
    };
    config.preload.forEach((name) => {
      const link = document.body.appendChild(document.createElement("link"));
      const { href } = new URL(config.files[name], from);
      Object.assign(link, { rel: "preload", as: "fetch", crossOrigin: "anonymous", href });
    });
    import(new URL(config.script, from).href).then((map) => map.attach(atlas, config, missed), atlas.fail);
  };
  window.addEventListener("message", ({ data }) => {
    if (data?.type === "streamlit:render") atlas.lastRender = data;
  });
})();
