// What can be done with chosen words. Nothing is kept on the device but a note that is being typed, which autosave.js looks after.
import { send } from "./marking-send.js";
import { copy, talk } from "./marking-take.js";

async function mark(marking) {
  if (!marking.chosen) return void marking.say("none");
  const [first, last] = marking.chosen;
  const id = marking.of || crypto.randomUUID();
  const fields = { id, first, last, words: marking.words, meaning: marking.meaning.value };
  try {
    const said = await send(marking, marking.section.dataset.action, fields);
    if (!marking.line(id)) return void (marking.status.textContent = said);
    getSelection().removeAllRanges();
    const words = said || marking.status.dataset[marking.of ? "changed" : "marked"];
    marking.takeMark(id);
    marking.status.textContent = words;
    return id;
  } catch {
    const { markLater } = await import("./marking-kept.js");
    if (!(await markLater(marking, fields))) return void marking.say("failed");
    getSelection().removeAllRanges();
    marking.takeMark(id);
    return void marking.say("later");
  }
}

async function note(marking, how = "") {
  const id = marking.of || (await mark(marking));
  if (id) (await import("./note-sheet.js")).openNote(`${marking.section.dataset.notes}${id}/`, id, how);
}

async function remove(marking) {
  try {
    await send(marking, `${marking.section.dataset.notes}${marking.of}/remove/`, {});
    marking.choose(marking.chosen);
    marking.say("removed");
  } catch {
    marking.say("failed");
  }
}

function end(marking, { quietly = false } = {}) {
  CSS.highlights?.delete("chosen");
  Object.assign(marking, { walking: false, chosen: null, of: "" });
  marking.bar.hidden = true;
  marking.button.setAttribute("aria-pressed", "false");
  if (!quietly) marking.button.focus({ preventScroll: true });
}

export const acts = { mark, note, ask: (marking) => note(marking, "&ask=on"), talk, copy, remove, end };
