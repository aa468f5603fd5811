/* What the page of Dash does in the browser: no change asks the server. */
const isKept = ({ properties }, { boxes }) => boxes.every((box) => properties[box]);

window.scene = {
  /* Styles and filters of dl.GeoJSON; the second argument holds its `hideout`. */
  fill: (feature, { hideout }) => ({
    color: "#8a8173",
    weight: 0.6,
    fillOpacity: 1,
    fillColor: isKept(feature, hideout) ? feature.properties[hideout.choice] : "#ffffff",
  }),
  line: ({ properties }, { hideout }) => ({
    color: properties[hideout.choice],
    weight: 1.3,
    opacity: 0.53,
  }),
  kept: (feature, { hideout }) => isKept(feature, hideout),
};

window.dash_clientside = Object.assign({}, window.dash_clientside, {
  scene: {
    list: (choice, boxes) => ({ choice, boxes }),
    lines: (choice, boxes) => [
      { choice: "lines", boxes },
      { choice, boxes },
    ],
  },
});
