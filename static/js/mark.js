// Saves each mark in a text as it is made: <form data-module="mark answer" data-save-url>. A mark is a tick box and, where there are
// kinds of mark, what was chosen beside it. Without a script the form brings all of them along.
import { sender } from "./send-card.js";

export default function mark(form) {
  const keep = sender(form), changed = new Map();
  // Check says nothing about phrases that were left alone here: they may have been marked on another device.
  for (const blank of form.querySelectorAll("[data-unmarked]")) blank.remove();

  function kept(phrase) {
    for (const field of phrase.querySelectorAll("input, select")) {
      const value = field.type === "checkbox" && !field.checked ? "" : field.value;
      changed.set(field.name, value);
      keep({ name: field.name, value });
    }
  }

  form.addEventListener("change", ({ target }) => {
    const phrase = target.closest("[data-phrase]");
    if (phrase) kept(phrase);
  });

  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of changed) if (!formData.has(name)) formData.set(name, value);
  });

  // Somebody was faster than this script.
  for (const box of form.querySelectorAll("[data-phrase] input")) if (box.checked !== box.defaultChecked) kept(box.closest("[data-phrase]"));
}
