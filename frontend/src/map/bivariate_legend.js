/* The legend of two measures: a square of nine cells with their counts. Beside atlas.js, which hands in how to write a
   number and how to show a class on the map. Every text is set as text. */
(function () {
  "use strict";

  function element(tag, className, text) {
    const node = document.createElement(tag);
    if (className) node.className = className;
    if (text !== undefined) node.textContent = text;
    return node;
  }

  function ink(colour) {
    const [r, g, b] = [1, 3, 5].map((at) => parseInt(colour.slice(at, at + 2), 16));
    return 0.299 * r + 0.587 * g + 0.114 * b < 128 ? "#ffffff" : "#26241f";
  }

  /* Strokes over a colour, for those who tell colours badly: level ones for the share, upright ones for partnerships. */
  const size = 12;
  window.Atlas.weave = function (colour, key) {
    const [row, column] = [Math.floor((key - 1) / 3), (key - 1) % 3];
    const tile = document.createElement("canvas");
    tile.width = tile.height = size;
    const pen = tile.getContext("2d");
    pen.fillStyle = colour;
    pen.fillRect(0, 0, size, size);
    pen.fillStyle = ink(colour);
    for (let n = 0; n < row; n += 1) pen.fillRect(0, 2 + (n * size) / row, size, 1);
    for (let n = 0; n < column; n += 1) pen.fillRect(2 + (n * size) / column, 0, 1, size);
    return tile;
  };

  /* Returns the square; show(key) shows a class on the map, show(null) all again. */
  window.Atlas.square = function (square, { number, show, fill }) {
    const box = element("div", "atlas-square");
    const said = element("p", "said", square.hint);
    said.setAttribute("aria-hidden", "true"); /* the cells say it themselves */
    const table = element("table");
    const turned = element("th", "turned");
    turned.rowSpan = 3;
    turned.scope = "rowgroup";
    turned.append(element("span", "", square.row_title + " →"));
    [2, 1, 0].forEach((row) => {
      const line = element("tr");
      if (row === 2) line.append(turned);
      const head = element("th", "", square.rows[row]);
      head.scope = "row";
      line.append(head);
      [0, 1, 2].forEach((column) => line.append(cell(square.cells[3 * row + column], { number, show, fill }, said, square.hint)));
      table.append(line);
    });
    const steps = element("tr");
    steps.append(element("td"), element("td"), ...square.columns.map((name) => element("th", "", name)));
    const title = element("tr");
    const across = element("th", "", square.column_title + " →");
    across.colSpan = 3;
    title.append(element("td"), element("td"), across);
    steps.querySelectorAll("th").forEach((head) => { head.scope = "col"; });
    table.append(steps, title);
    box.append(table, said);
    return box;
  };

  function cell([label, colour, count, key], { number, show, fill }, said, hint) {
    const box = element("td", "cell");
    const button = element("button");
    button.append(element("span", "", number(count)));
    button.firstChild.style.background = colour; /* the count must not drown in strokes */
    button.type = "button";
    button.value = key;
    button.style.background = fill(colour, key);
    button.style.color = ink(colour);
    button.setAttribute("aria-label", label + ": " + number(count));
    const tell = (on) => {
      show(on ? key : null);
      said.textContent = on ? label + ": " + number(count) : hint;
    };
    ["mouseenter", "focus", "click"].forEach((name) => button.addEventListener(name, () => tell(true)));
    ["mouseleave", "blur"].forEach((name) => button.addEventListener(name, () => tell(false)));
    box.append(button);
    return box;
  }
})();
