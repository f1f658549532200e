// Saves each choice of a form as it is made: <form data-module="keep-choices answer" data-save-url>. Without a script one button saves them all.
import { sender } from "./send-card.js";

export default function keepChoices(form) {
  const keep = sender(form);
  form.addEventListener("change", ({ target }) => target.matches("[type='radio']") && keep(target));
}
