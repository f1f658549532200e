// What a field of an authoring form can name: rows of other lists by their keys, words of a list, [[phrases]] of a text.
// A row is given its key here, from its words, when it can first be chosen. It keeps it when the words change.
export const form = document.querySelector("[data-edit-form]");
const field = (name) => form.elements.namedItem(name);
const slug = (words) => words.normalize("NFKD").toLowerCase().replace(/[^\w\s-]/g, "").trim().replace(/[-\s]+/g, "-").replace(/^[-_]+|[-_]+$/g, "");

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

export function things(input) {
  const lists = input.dataset.pick.split(" ").filter(Boolean).map((list) => around(input.name, list)).filter(Boolean);
  const rows = lists.flatMap(rowsOf).map((row) => [row, ["title", "text", "label"].map((part) => field(`${row}-${part}`)).find((one) => one)]);
  const taken = new Set(rows.map(([row]) => field(`${row}-key`).value).filter(Boolean));
  const named = rows.filter(([, words]) => words?.value.trim()), all = named.map(([, words]) => words.value);
  const name = (words, row) => (all.indexOf(words) === all.lastIndexOf(words) ? words : `${words} (${Number(row.match(/-(\d+)-value$/)[1]) + 1})`);
  return named.map(([row, words]) => [keyOf(row, words.value, taken), name(words.value, row)]);
}

export function said(input) {
  const start = input.dataset.pickWords && around(input.name, input.dataset.pickWords);
  if (!start) return [];
  const phrases = field(start) ? [...field(start).value.matchAll(/\[\[(?:[a-z0-9-]+\|)?([^[\]|]+)\]\]/g)].map((found) => found[1]) : rowsOf(start).map((row) => field(row).value);
  return phrases.map((words) => words.trim().replace(/\s+/g, " ")).filter(Boolean).map((words) => [words, words]);
}
