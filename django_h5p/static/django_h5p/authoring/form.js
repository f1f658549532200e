// What the form of a content does besides, where scripts run. Everything works without it.
import {followChoices} from "./shown-when.js";
import {offerMarks} from "./marks.js";

for (const form of document.querySelectorAll("[data-h5p-form]")) {
  followChoices(form);
  for (const text of form.querySelectorAll("[data-marks]")) offerMarks(text);
  warnBeforeLeaving(form);
}
document.querySelector("[data-h5p-errors]")?.focus();

/** Ask before a page with unsaved words is left, except by its own buttons. */
function warnBeforeLeaving(form) {
  let changed = "changed" in form.dataset;
  form.addEventListener("input", () => { changed = true; });
  form.addEventListener("submit", () => { changed = false; });
  addEventListener("beforeunload", (event) => { if (changed) event.preventDefault(); });
}
