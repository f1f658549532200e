// Saves what is typed into an activity, a moment after the last key: <form data-module="keep-typed answer" data-save-url>.
// Beside each field stands was-… with the words that the server has. Only what differs is sent, so that two devices do not
// overwrite each other; where both typed, the server puts both texts into the field and sends them back.
import { drawnAgain, haveSent, keepAnswers, mayComeLater } from "./kept-answers.js";
import { saveChip } from "./save-chip.js";
import { sendTyped } from "./send-typed.js";

const [PAUSE, AGAIN] = [1_500, 5_000];

export default function keepTyped(form) {
  const [chip, trouble] = [saveChip(form), form.querySelector("[data-trouble]")];
  const beside = (was) => form.elements[was.name.slice(4)];
  const changed = () => [...form.querySelectorAll("[name^='was-']")].filter((was) => beside(was).value !== was.value);
  const pairsOf = (waiting) => Object.fromEntries(waiting.flatMap((was) => [[was.name, was.value], [beside(was).name, beside(was).value]]));
  const later = (delay) => [clearTimeout(timer), (timer = setTimeout(save, delay))];
  let timer, sending = false, failed = false, here = false;

  // What the server has now. Words that were typed there meanwhile come before what was typed here.
  function settle(was, sent, kept) {
    const field = beside(was), untouched = field.value === sent;
    if (kept === sent) return (was.value = kept);
    if (!kept.endsWith(sent) && !untouched) return null;
    const [before, at] = [kept.slice(0, kept.length - sent.length), field.selectionStart];
    field.value = untouched ? kept : before + field.value;
    if (document.activeElement === field) field.setSelectionRange(before.length + at, before.length + at);
    return (was.value = kept);
  }

  async function send(waiting) {
    const pairs = pairsOf(waiting), said = await sendTyped(form, pairs);
    haveSent(form, pairs);
    for (const was of waiting) settle(was, pairs[beside(was).name], said.answer[beside(was).name] ?? "");
    chip.saved(new Date(said.saved_at));
  }

  async function save({ leaving = false } = {}) {
    const waiting = changed();
    if (!form.isConnected || !waiting.length || (sending && !leaving)) return;
    sending = true;
    if (!failed) chip.saving();
    const error = await send(waiting).then(() => null, (problem) => problem);
    [sending, failed] = [false, error !== null];
    if (error) chip.kept((here = mayComeLater(error) && (await keepAnswers(form, pairsOf(changed())))) && "local");
    trouble.hidden = !error?.message || error instanceof TypeError;
    trouble.textContent = trouble.hidden ? "" : error.message;
    if (changed().length) later(failed ? AGAIN : PAUSE);
  }

  form.addEventListener("input", () => later(PAUSE));
  form.addEventListener("focusout", () => save());
  document.addEventListener("visibilitychange", () => document.hidden && save({ leaving: true }));
  window.addEventListener("beforeunload", (event) => failed && !here && form.isConnected && changed().length && event.preventDefault());
  form.addEventListener("submit", (event) => {
    if (!event.submitter || !("away" in event.submitter.dataset)) return;
    failed = false;
    event.stopImmediatePropagation(); // a button that leads to another page takes the words along, without answer.js
  });
  drawnAgain(form, () => !changed().length);
  if (changed().length) later(PAUSE); // a browser may have put back what was typed before
}
