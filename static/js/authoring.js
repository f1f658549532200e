// In the Wagtail admin: a field that names another part of the form becomes a list to choose from. <input data-pick="scenes endings">
// chooses among the rows of lists, by their keys; data-pick-words="kinds" among words, or the [[phrases]] of a text.
import { form, said, things } from "./authoring-names.js";

const changed = (input) => ["input", "change"].forEach((name) => input.dispatchEvent(new Event(name, { bubbles: true })));

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
  const panel = editor.closest(".w-panel"); // of a block its kind: beside it stand the first words of the text
  const words = label ?? panel?.querySelector(":scope > .w-panel__header .c-sf-block__type") ?? panel?.querySelector("[data-panel-heading-text]");
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
