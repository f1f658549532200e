// Hands the server answers that this device kept, without the page they were given on. Only a device that has some fetches this.
import { forget } from "./kept-texts.js";
import { mayComeLater } from "./kept-answers.js";
import { sendTyped } from "./send-typed.js";

export default async function sendAnswers(kept) {
  const token = document.querySelector("[name=csrfmiddlewaretoken]") ?? { value: "" };
  const form = { dataset: { saveUrl: kept.url, tokenUrl: kept.tokenUrl }, elements: { csrfmiddlewaretoken: token } };
  const error = await sendTyped(form, kept.fields).then(() => null, (problem) => problem);
  if (error && mayComeLater(error)) return { ...kept, status: error.status ?? 0 };
  await forget(kept.id);
  return { ...kept, backedUp: !error, tooLate: Boolean(error) };
}
