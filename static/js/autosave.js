// Keeps what is typed: on the server while you write, and in this tab while the server cannot have it.
// <form data-module="autosave" data-draft-id data-draft-kind data-draft-about data-draft-version data-draft-url>
// with writing/_autosave.html inside. The form works without it.
import { recall } from "./draft.js";
import { Saver } from "./saver.js";
import { fill } from "./typed.js";

export default function autosave(form) {
  const saver = new Saver(form);
  const kept = recall(form.dataset);
  if (kept) {
    fill(form, kept);
    saver.later(0);
  }
  form.addEventListener("input", () => saver.later());
  form.addEventListener("focusout", () => saver.save());
  form.addEventListener("submit", () => saver.save({ leaving: true }));
  window.addEventListener("pagehide", () => saver.save({ leaving: true }));
  window.addEventListener("online", () => saver.save());
  document.addEventListener("visibilitychange", () => document.hidden && saver.save({ leaving: true }));
}
