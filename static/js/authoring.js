// In the Wagtail admin: a field that names another part of the form becomes a list to choose from. <input data-pick="scenes endings">
// chooses among the rows of lists, by their keys; data-pick-words="kinds" among words, or the [[phrases]] of a text.
// A row is given its key here, from its words, when it can first be chosen. It keeps it when the words change.
const form = document.querySelector("[data-edit-form]");
const field = (name) => form.elements.namedItem(name);
const slug = (words) => words.normalize("NFKD").toLowerCase().replace(/[^\w\s-]/g, "").trim().replace(/[-\s]+/g, "-").replace(/^[-_]+|[-_]+$/g, "");
const changed = (input) => ["input", "change"].forEach((name) => input.dispatchEvent(new Event(name, { bubbles: true })));

// The nearest part of the form around a field that holds something of this name.
function around(name, wanted) {
  const ends = [...name.matchAll(/-value-/g)].map((found) => name.slice(0, found.index + found[0].length));
  return ends.reverse().map((start) => start + wanted).find((start) => field(`${start}-count`) || field(start));
}

function rowsOf(start) {
  const numbers = [...Array(Number(field(`${start}-count`).value)).keys()].filter((number) => !field(`${start}-${number}-deleted`).value);
  const order = (number) => Number(field(`${start}-${number}-order`).value);
  return numbers.sort((one, other) => order(one) - order(other)).map((number) => `${start}-${number}-value`);
}

function keyOf(row, words, taken) {
  const key = field(`${row}-key`);
  if (!key.value) {
    const made = (key.dataset.key + slug(words)).slice(0, 46).replace(/^(\d+)$/, "part-$1") || "part";
    for (let number = 1; !key.value; number += 1) if (!taken.has(number > 1 ? `${made}-${number}` : made)) key.value = number > 1 ? `${made}-${number}` : made;
  }
  taken.add(key.value);
  return key.value;
}

function things(input) {
  const lists = input.dataset.pick.split(" ").filter(Boolean).map((list) => around(input.name, list)).filter(Boolean);
  const rows = lists.flatMap(rowsOf).map((row) => [row, ["title", "text", "label"].map((part) => field(`${row}-${part}`)).find((one) => one)]);
  const taken = new Set(rows.map(([row]) => field(`${row}-key`).value).filter(Boolean));
  const named = rows.filter(([, words]) => words?.value.trim()), all = named.map(([, words]) => words.value);
  const name = (words, row) => (all.indexOf(words) === all.lastIndexOf(words) ? words : `${words} (${Number(row.match(/-(\d+)-value$/)[1]) + 1})`);
  return named.map(([row, words]) => [keyOf(row, words.value, taken), name(words.value, row)]);
}

function said(input) {
  const start = input.dataset.pickWords && around(input.name, input.dataset.pickWords);
  if (!start) return [];
  const phrases = field(start) ? [...field(start).value.matchAll(/\[\[(?:[a-z0-9-]+\|)?([^[\]|]+)\]\]/g)].map((found) => found[1]) : rowsOf(start).map((row) => field(row).value);
  return phrases.map((words) => words.trim().replace(/\s+/g, " ")).filter(Boolean).map((words) => [words, words]);
}

function fill(input, select) {
  const number = "pickNumber" in input.dataset, found = [...things(input), ...said(input)];
  const typed = number && !found.some(([value]) => value === input.value) && (/^[-\d.]+$/.test(input.value) || select.value === "#");
  if (input.value && !typed && !found.some(([value]) => value === input.value)) found.push([input.value, `${input.value} (not there)`]);
  const options = [["", "Choose"], ...found, ...(number ? [["#", "A number of your own"]] : [])];
  select.replaceChildren(...options.map(([value, words]) => new Option(words, value)));
  select.value = typed ? "#" : input.value;
  input.hidden = !typed;
}

function begin(input) {
  const select = Object.assign(document.createElement("select"), { id: input.id, className: "picked" });
  select.setAttribute("aria-describedby", input.getAttribute("aria-describedby") ?? "");
  if ("pickNumber" in input.dataset) input.setAttribute("aria-label", "Number");
  input.removeAttribute("id");
  input.before(select);
  input.dataset.picked = "";
  fill(input, select);
  for (const moment of ["focus", "pointerdown"]) select.addEventListener(moment, () => fill(input, select));
  select.addEventListener("change", () => {
    input.value = select.value === "#" ? "" : select.value;
    fill(input, select);
    if (!input.hidden) input.focus();
    changed(input);
  });
}

// Wagtail gives a field for running text no name that a screen reader could say.
function name(editor) {
  const label = editor.closest("[data-contentpath]:has(> .w-field__label)")?.querySelector(".w-field__label");
  const words = label ?? editor.closest(".w-panel")?.querySelector("[data-panel-heading-text]");
  if (words) editor.setAttribute("aria-label", words.textContent.replace("*", "").trim());
}

function beginAll() {
  form.querySelectorAll("[data-pick]:not([data-picked])").forEach(begin);
  form.querySelectorAll("[role=textbox]:not([aria-label])").forEach(name);
}

if (form) {
  new MutationObserver(beginAll).observe(form, { childList: true, subtree: true });
  form.addEventListener("focusout", () => form.querySelectorAll("[data-picked]").forEach((input) => fill(input, input.previousElementSibling)));
  beginAll();
}
