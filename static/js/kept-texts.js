// The texts on this device that the server has not confirmed. Each row: id, whose, since, changed, and a sealed box that
// holds everything else. `id` is of the copy, not of the draft: two tabs may hold two texts of one draft.
import { read, readAll, remove, write } from "./device.js";
import { seal, unseal } from "./sealed.js";
import { whose } from "./whose.js";

export const same = (one, other) => Object.keys({ ...one, ...other }).every((name) => (one[name] ?? "") === (other[name] ?? ""));

export async function keep({ id, since, changed, ...inside }) {
  const person = await whose();
  if (!person) throw new Error("Nobody is signed in.");
  const row = { id, whose: person, since: since ?? Date.now(), changed: changed ?? Date.now() };
  await write("texts", await seal(row, inside));
  return row;
}

export const forget = (id) => remove("texts", id);

// Newest first. Texts of somebody else stay closed.
export async function all() {
  const person = await whose();
  const rows = (await readAll("texts")).filter((row) => row.whose === person).sort((a, b) => b.changed - a.changed);
  const open = ({ id, since, changed }, inside) => ({ ...inside, id, since, changed });
  const texts = await Promise.all(rows.map((row) => unseal(row).then((inside) => open(row, inside), () => null)));
  return texts.filter(Boolean);
}

export const textsOf = async ({ draftId, draftKind, draftAbout }) =>
  (await all()).filter((text) => text.draft === draftId || (draftAbout && text.kind === draftKind && text.about === draftAbout));

export async function forgetDraft(draftId) {
  for (const text of await all()) if (text.draft === draftId) await forget(text.id);
}

export async function othersTexts() {
  const person = await whose();
  return [...(await readAll("texts")), ...(await readAll("recordings"))].filter((row) => row.whose !== person).length;
}

// Ask the browser, once, not to throw texts away when space is short. Some browsers ask the person.
export async function askToKeep() {
  if (!navigator.storage?.persist || (await read("facts", "promise"))) return;
  await write("facts", { name: "promise", asked: Date.now() });
  await navigator.storage.persist();
}

export function nameOf({ fields, name }) {
  if (name) return name;
  const words = (fields.title || fields.body || fields.words || "").trim().split(/\s+/);
  const whole = words.join(" ").replace(/[.,;:]+$/, "");
  return words.length > 8 && !fields.title ? `${words.slice(0, 6).join(" ")} …` : whole || "A text without words";
}
