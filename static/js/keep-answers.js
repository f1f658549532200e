// Saves the answers of a form as they are given: a choice, a box or a list at once, words when typing pauses.
// Without a script each press of a button saves them all.
import { sender } from "./send-card.js";

const PAUSE = 800;

export default function keepAnswers(form) {
  const keep = sender(form);
  let typing = 0;

  function send(field) {
    const taken = field.type === "checkbox" && !field.checked;
    keep({ name: field.name, value: taken ? "" : field.value });
  }

  form.addEventListener("change", ({ target }) => target.name && send(target));
  form.addEventListener("input", ({ target }) => {
    if (target.type !== "text") return;
    clearTimeout(typing);
    typing = setTimeout(() => form.isConnected && send(target), PAUSE);
  });
}
