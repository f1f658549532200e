// Saves each card as it is placed, one after the other. What could not be saved is sent again with the next one.
import { saveChip } from "./save-chip.js";

const AGAIN = 5_000;

export function sender(form) {
  const chip = saveChip(form);
  const waiting = new Map();
  let queue = Promise.resolve();

  async function send() {
    if (!waiting.size) return;
    const sent = new Map(waiting);
    const body = new URLSearchParams([["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value], ...sent]);
    try {
      const answer = await fetch(form.dataset.saveUrl, { method: "POST", body, keepalive: true, headers: { Accept: "application/json" } });
      if (!answer.ok) throw new Error(answer.status);
      for (const [name, value] of sent) if (waiting.get(name) === value) waiting.delete(name);
      chip.saved(new Date((await answer.json()).saved_at));
    } catch {
      chip.failed();
      if (form.isConnected) setTimeout(() => (queue = queue.then(send)), AGAIN);
    }
  }

  // Check sends what was placed here, and leaves alone what was placed on another device.
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (name.startsWith("card-") && !value) formData.delete(name);
  });

  return (select) => {
    waiting.set(select.name, select.value);
    queue = queue.then(send);
  };
}
