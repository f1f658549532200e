// Makes the kept editor page the page of one text: its id, its date, its prompt. Called by autosave before it starts.
import { canKeep } from "./device.js";
import { putParts } from "./kept-parts.js";
import { all, nameOf } from "./kept-texts.js";
import { whose } from "./whose.js";

const ID = /[0-9a-f-]{36}/;
const NEW = "/log/new/";

const today = () => new Date().toLocaleDateString("sv-SE"); // 2026-11-23, where the person is

const entitle = () => (document.title = document.title.replace(/^.*(?= – )/, document.querySelector("h1").textContent));

function refuse(reason) {
  const page = document.querySelector("[data-not-here]");
  page.hidden = false;
  page.querySelector(`[data-${reason}]`).hidden = false;
  for (const part of document.querySelectorAll("[data-editor-part]")) part.hidden = true;
  const [heading, words] = [document.querySelector("h1"), page.querySelector("h2")];
  Object.assign(heading, { className: "", textContent: words.textContent });
  words.replaceWith(heading);
  entitle();
}

// Without ?another=1 the link goes on with what was not finished, as the server's page does.
function unfinished(texts, wanted) {
  const asked = ["attempt", "prompt"].filter((name) => wanted.has(name));
  if (wanted.has("another")) return undefined;
  return texts.find(({ page, fields }) => page.startsWith(NEW) && asked.every((name) => fields[name] === wanted.get(name)));
}

export default async function offlineEntry(form) {
  const known = canKeep() ? await whose().catch(() => undefined) : undefined;
  if (!known) return refuse("nobody");
  const texts = await all();
  const wanted = new URLSearchParams(location.search);
  const [named] = location.pathname.match(ID) ?? [];
  const text = named ? texts.find(({ draft }) => draft === named) : unfinished(texts, wanted);
  if (!text && !location.pathname.startsWith(NEW)) return refuse("other");
  const id = named ?? text?.draft ?? crypto.randomUUID();
  if (!named) history.replaceState(null, "", `${NEW}${id}/`);
  form.dataset.draftUrl = form.dataset.draftUrl.replace(ID, id);
  [form.dataset.draftId, form.dataset.draftAbout] = [id, id];

  const { event_on: day, prompt, attempt } = form.elements;
  day.defaultValue ||= today();
  day.max = today();
  if (prompt) prompt.value = wanted.get("prompt") ?? text?.fields.prompt ?? "";
  if (attempt) attempt.value = wanted.get("attempt") ?? text?.fields.attempt ?? "";
  if (prompt?.value) form.querySelector(".prompt p").textContent = prompt.value;
  if (text && !text.page.startsWith(NEW)) document.querySelector("h1").textContent = nameOf(text);
  entitle();
  await putParts().catch(() => {}); // they help to begin; the page works without them
}
