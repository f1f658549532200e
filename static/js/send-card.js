// Saves each card as it is placed, one after the other. What could not be saved stays on this device, and is sent again with
// the next one.
import { drawnAgain, haveSent, keepAnswers, mayComeLater } from "./kept-answers.js";
import { saveChip } from "./save-chip.js";
import { sendTyped } from "./send-typed.js";

const AGAIN = 5_000;

export function sender(form) {
  const chip = saveChip(form);
  const waiting = new Map();
  let queue = Promise.resolve();

  async function send() {
    if (!waiting.size) return;
    const sent = new Map(waiting);
    try {
      const said = await sendTyped(form, Object.fromEntries(sent));
      for (const [name, value] of sent) if (waiting.get(name) === value) waiting.delete(name);
      chip.saved(new Date(said.saved_at));
      haveSent(form, Object.fromEntries(sent));
    } catch (error) {
      if (mayComeLater(error)) chip.kept((await keepAnswers(form, Object.fromEntries(waiting))) && "local");
      else chip.failed();
      if (form.isConnected) setTimeout(() => (queue = queue.then(send)), AGAIN);
    }
  }

  // Check sends what was placed here, and leaves alone what was placed on another device.
  form.addEventListener("formdata", ({ formData }) => {
    for (const [name, value] of [...formData]) if (name.startsWith("card-") && !value) formData.delete(name);
  });

  drawnAgain(form, () => !waiting.size);
  return (select) => {
    waiting.set(select.name, select.value);
    queue = queue.then(send);
  };
}
