// Keeps what is typed: on this device first, and on the server as soon as it can have it.
// <form data-module="autosave" data-draft-id data-draft-kind data-draft-about data-draft-version data-draft-url>
// with writing/_autosave.html inside; data-draft-finish where what was saved without a connection may be sent on by itself.
// The form works without a script.
import { openCopy } from "./copy.js";
import { canKeep } from "./device.js";
import { handOver } from "./hand-over.js";
import { resume } from "./resume.js";
import { Saver } from "./saver.js";
import { submitSafely } from "./submit-safely.js";
import { typed } from "./typed.js";
import { isKeptPage } from "./whose.js";

function leave(form, saver) {
  if (saver) return [saver.save({ leaving: true }), saver.copy.leave?.()];
  // Left before everything was ready, and somebody has typed already.
  const [early, person] = [new Saver(form, {}, typed(form, { drawn: true })), Number(document.body.dataset.whose)];
  if (person && !early.clean && canKeep()) handOver({ ...early.record(), id: crypto.randomUUID(), person });
}

export default async function autosave(form) {
  let saver;
  const ready = new Promise((resolve) => form.addEventListener("waymark:resumed", resolve, { once: true }));
  form.addEventListener("input", () => saver?.changed());
  form.addEventListener("focusout", () => saver?.save());
  form.addEventListener("submit", (event) => [event.preventDefault(), ready.then(() => submitSafely(saver, event))]);
  window.addEventListener("pagehide", () => leave(form, saver));
  window.addEventListener("online", () => saver?.save());
  document.addEventListener("visibilitychange", () => document.hidden && saver?.save({ leaving: true }));

  if (isKeptPage()) await (await import("./offline-entry.js")).default(form);
  const [copy, found] = await openCopy(form.dataset);
  saver = new Saver(form, copy, typed(form, { drawn: true }));
  await resume(saver, found);
}
