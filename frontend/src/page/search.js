/* A combobox: the server finds, this shows. Every text is set as text, never as HTML.
   STYLE, the text of the style sheet, stands above: it is added when this file is written. */
const PAUSE_MS = 90;

export function show({ data, parentElement, setStateValue, setTriggerValue }) {
  let field = parentElement.querySelector(".field");
  if (!field) field = build(parentElement);
  field.ask = (text) => setStateValue("typed", text);
  field.open = (text, number) => setTriggerValue("opened", { text, number });
  field.data = data;
  field.querySelector("label span").textContent = data.label;
  field.querySelector("input").placeholder = data.hint;
  field.querySelector("ul").setAttribute("aria-label", data.results);
  draw(field);
}

function build(parent) {
  const field = element("div", "field");
  const label = element("label"), name = element("span"), input = element("input"), list = element("ul"), said = element("p");
  Object.assign(input, { type: "search", autocomplete: "off", spellcheck: false, maxLength: 80 });
  set(input, { role: "combobox", "aria-autocomplete": "list", "aria-expanded": "false", "aria-controls": "atlas-hits" });
  set(list, { role: "listbox", id: "atlas-hits" });
  said.setAttribute("role", "status");
  list.hidden = said.hidden = true;
  label.append(name, input);
  field.append(label, list, said);
  const style = element("style");
  style.textContent = STYLE;
  parent.append(style, field);
  field.at = 0;
  let timer = 0;
  input.addEventListener("input", () => {
    field.at = 0;
    field.closed = false;
    clearTimeout(timer);
    draw(field);
    timer = setTimeout(() => field.ask(input.value), PAUSE_MS);
  });
  input.addEventListener("keydown", (event) => press(field, event));
  input.addEventListener("focus", () => { field.closed = false; draw(field); });
  input.addEventListener("blur", () => { field.closed = true; draw(field); });
  list.addEventListener("mousedown", (event) => event.preventDefault());
  return field;
}

/* Shows the hits of what stands in the field now; those of an older text never. */
function draw(field) {
  const input = field.querySelector("input"), list = field.querySelector("ul"), said = field.querySelector("p");
  const { typed, hits, none, count } = field.data;
  const asked = input.value.trim() !== "" && !field.closed;
  const answered = asked && typed === input.value;
  const open = answered && hits.length > 0;
  if (answered) {
    said.textContent = hits.length ? count : none;
    said.className = hits.length ? "unseen" : "";
    field.at = Math.min(field.at, Math.max(0, hits.length - 1));
    list.replaceChildren(...hits.map((hit, number) => option(field, hit, number)));
  }
  said.hidden = !answered;
  list.hidden = !open && !(asked && list.children.length && !answered);
  input.setAttribute("aria-expanded", String(!list.hidden));
  if (open) input.setAttribute("aria-activedescendant", "atlas-hit-" + field.at);
  else input.removeAttribute("aria-activedescendant");
}

function option(field, [label, detail], number) {
  const item = element("li"), small = element("small");
  set(item, { role: "option", id: "atlas-hit-" + number, "aria-selected": String(number === field.at) });
  small.textContent = detail;
  item.append(document.createTextNode(label), small);
  item.addEventListener("click", () => open(field, number));
  return item;
}

function press(field, event) {
  const last = field.data.hits.length - 1;
  if (event.key === "ArrowDown") field.at = field.at >= last ? 0 : field.at + 1;
  else if (event.key === "ArrowUp") field.at = field.at <= 0 ? last : field.at - 1;
  else if (event.key === "Escape" && event.target.value) event.target.value = "";
  else if (event.key === "Enter") return open(field, field.at);
  else return;
  event.preventDefault();
  event.stopPropagation();
  draw(field);
}

/* The server finds again what was typed, so that Enter works before the answer has come. */
function open(field, number) {
  const input = field.querySelector("input");
  const text = input.value;
  if (!text.trim()) return;
  field.ask(text);
  if (field.data.typed === text && !field.data.hits.length) return;
  input.value = "";
  draw(field);
  field.open(text, number);
}

function element(tag, className) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  return node;
}

function set(node, attributes) {
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
}
