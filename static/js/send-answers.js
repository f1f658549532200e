// Hands the server answers that this device kept, without the page they were given on. Only a device that has some fetches this.
import { forget } from "./kept-texts.js";
import { sendTyped } from "./send-typed.js";

export default async function sendAnswers(kept) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]") ?? { value: "" };
  const form = { dataset: { saveUrl: kept.url, tokenUrl: kept.tokenUrl }, elements: { csrfmiddlewaretoken: token } };
  const error = await sendTyped(form, kept.fields).then(() => null, (problem) => problem);
  // What was chosen comes too late where the activity was finished elsewhere. What was typed is never thrown away.
  const typed = Object.keys(kept.fields).some((name) => name.startsWith("was-"));
  if (error && (typed || error.status !== 409)) return { ...kept, status: error.status ?? 0 };
  await forget(kept.id);
  return { ...kept, backedUp: !error, tooLate: Boolean(error) };
}
