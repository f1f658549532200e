// Hands what this device keeps to the server, text by text, except what is open in an editor: that looks after itself.
import { put } from "./draft.js";
import { finish } from "./finish.js";
import { all, forget, keep, same } from "./kept-texts.js";
import { whileFree } from "./open-texts.js";
import { sendRecordings } from "./recordings-here.js";

async function send(text) {
  const answer = await put(text);
  const ours = answer.status === 409 && text.sent?.some((one) => same(one, answer.data.fields));
  // The answer to an earlier save was lost on its way: what the server holds is our own earlier text.
  return ours ? put({ ...text, version: answer.data.version }) : answer;
}

async function one(text) {
  if (text.deed) return (await import("./send-deed.js")).default(text);
  if (text.answers) return (await import("./send-answers.js")).default(text);
  const answer = await send(text);
  if (answer.status === 409) {
    await keep({ ...text, clash: true });
    return { ...text, clash: true };
  }
  if (answer.status !== 200) return { ...text, status: answer.status };
  const known = { ...text, version: answer.data.version };
  const end = text.pressed && text.finish ? await finish(known) : { refused: true };
  if (end.status !== undefined) {
    await keep(known);
    return { ...known, status: end.status };
  }
  await forget(text.id);
  return { ...text, backedUp: true, inLog: text.kind === "log_entry" && end.address };
}

async function everyText(patience) {
  const texts = [];
  for (const text of await all()) texts.push((navigator.onLine && (await whileFree(text.answers ? text.url : text.id, () => one(text), patience))) || text);
  return [...texts, ...(await sendRecordings(patience))];
}

let round = Promise.resolve();

// Answers with every text and recording, each saying what became of it: backedUp, inLog, clash or the status that stood in the way.
// One round at a time: somebody who signs out while a text is on its way is not told that it is on this device only.
// `patience`, in ms, is for a page that was just left and is still handing over a text.
export function backUp({ patience = 0 } = {}) {
  const mine = round.then(() => everyText(patience));
  round = mine.catch(() => {});
  return mine;
}
