// What somebody has typed into a form, as texts by name, and back again.
const NOT_TEXT = new Set(["submit", "button", "reset", "file", "password", "fieldset", "output"]);

function* fieldsOf(form) {
  for (const field of form.elements) {
    if (!field.name || field.name === "csrfmiddlewaretoken") continue;
    if (NOT_TEXT.has(field.type) || "notTyped" in field.dataset) continue;
    yield field;
  }
}

function valuesOf(field, drawn) {
  const [checked, selected, value] = drawn ? ["defaultChecked", "defaultSelected", "defaultValue"] : ["checked", "selected", "value"];
  if (["checkbox", "radio"].includes(field.type)) return [field[checked], [field.value]];
  if (field.options) return [true, [...field.options].filter((one) => one[selected]).map((one) => one.value)];
  return [true, [field[value]]];
}

// With `drawn`: what stood there when the page was drawn, before anybody typed.
export function typed(form, { drawn = false } = {}) {
  const texts = {};
  for (const field of fieldsOf(form)) {
    const [chosen, values] = valuesOf(field, drawn);
    texts[field.name] = [...(texts[field.name] ? [texts[field.name]] : []), ...(chosen ? values : [])].join("\n");
  }
  return texts;
}

export function fill(form, texts) {
  for (const field of fieldsOf(form)) {
    if (!(field.name in texts)) continue;
    const chosen = texts[field.name].split("\n");
    if (["checkbox", "radio"].includes(field.type)) field.checked = chosen.includes(field.value);
    else if (field.type === "select-multiple") for (const one of field.options) one.selected = chosen.includes(one.value);
    else if (field.value !== texts[field.name]) field.value = texts[field.name];
  }
  form.dispatchEvent(new CustomEvent("waymark:filled"));
}

// The form as it would be sent, without its token and without files.
export const entriesOf = (form) =>
  [...new FormData(form)].filter(([name, value]) => name !== "csrfmiddlewaretoken" && typeof value === "string");

// Puts back what the page noted for itself, such as which words it was opened on.
export function restore(form, entries = []) {
  for (const [name, value] of entries) {
    const field = form.elements[name];
    if (field?.type === "hidden" && "notTyped" in field.dataset && !name.startsWith("draft_")) field.value = value;
  }
}

export function known(form, draft, version) {
  draft.version = Math.max(version, draft.version);
  const field = form.querySelector("[data-draft-version-field]");
  if (field) field.value = draft.version;
}
