// Saves a text while it is typed: <form data-module="keep-typing" data-save-url> with a [data-typed] textarea and beside it, hidden,
// the text that the server is known to have. What could not be saved stays on the page and is sent again.
import { saveChip } from "./save-chip.js";

const [PAUSE, AGAIN] = [1_500, 5_000];

export default function keepTyping(form) {
  const [area, chip] = [form.querySelector("[data-typed]"), saveChip(form)];
  const seen = form.elements[`${area.name}-seen`];
  let timer, sending = false, over = false;

  const isSafe = () => area.value === seen.value;
  const later = (delay) => [clearTimeout(timer), (timer = setTimeout(save, delay))];

  async function send(text) {
    const fields = [["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value], [area.name, text], [seen.name, seen.value]];
    const headers = { Accept: "application/json" };
    // The browser carries at most 64 kB out of a page that is being left.
    const keepalive = text.length + seen.value.length < 20_000;
    const answer = await fetch(form.dataset.saveUrl, { method: "POST", body: new URLSearchParams(fields), keepalive, headers });
    if (!answer.ok) throw new Error(answer.status);
    seen.value = text;
    chip.saved(new Date((await answer.json()).saved_at));
  }

  async function save() {
    clearTimeout(timer);
    if (sending || over || isSafe() || !form.isConnected) return;
    sending = true;
    let wait = PAUSE;
    try {
      await send(area.value);
    } catch {
      chip.failed();
      wait = AGAIN;
    }
    sending = false;
    if (!isSafe() && form.isConnected) later(wait);
  }

  area.addEventListener("input", () => later(PAUSE));
  area.addEventListener("change", save);
  window.addEventListener("pagehide", save);
  document.addEventListener("visibilitychange", () => document.hidden && save());
  // The form itself brings the text along. If that fails, saving goes on with the next key.
  form.addEventListener("submit", () => [clearTimeout(timer), (over = true), setTimeout(() => [(over = false), later(PAUSE)], AGAIN)]);
  if (!isSafe()) later(PAUSE); // a browser may have put back what was typed before
}
