// Puts a saved phrase in where the cursor stands in the box for feedback. Only the page with that box loads this; without a
// script the same buttons send the form, and it comes back with the phrase after the text.
import { typeInto } from "./type-into.js";

const form = document.getElementById("feedback-form");
const area = form.elements.words;

form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-phrase]");
  if (!button) return;
  event.preventDefault();
  const [start, end] = [area.selectionStart, area.selectionEnd];
  const before = /\S$/.test(area.value.slice(0, start)) ? " " : "";
  const after = /^\w/.test(area.value.slice(end)) ? " " : "";
  typeInto(area, start, end, before + button.dataset.phrase + after);
});
