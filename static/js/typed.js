// What somebody has typed into a form, as texts by name, and back again.
const NOT_TEXT = new Set(["submit", "button", "reset", "file", "password", "fieldset", "output"]);

function* fieldsOf(form) {
  for (const field of form.elements) {
    if (!field.name || field.name === "csrfmiddlewaretoken") continue;
    if (NOT_TEXT.has(field.type) || "notTyped" in field.dataset) continue;
    yield field;
  }
}

export function typed(form) {
  const texts = {};
  for (const field of fieldsOf(form)) {
    const chosen = ["checkbox", "radio"].includes(field.type) ? field.checked : true;
    const values = field.type === "select-multiple" ? [...field.selectedOptions].map((one) => one.value) : [field.value];
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
}
