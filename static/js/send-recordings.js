// Hands the recordings of this device to the server, except what a page has open: that looks after itself. Answers with all of
// them, each saying what became of it. One that nobody pressed Keep on is left for its author to decide about.
import { all, forget } from "./kept-recordings.js";
import { whileFree } from "./open-texts.js";
import { send } from "./send-recording.js";

async function one(recording) {
  const { status } = await send(recording);
  if (status === 200) await forget(recording.id);
  return { ...recording, status, backedUp: status === 200 };
}

export default async function sendRecordings(patience) {
  const recordings = [];
  for (const recording of await all()) {
    const may = recording.wanted && navigator.onLine;
    recordings.push((may && (await whileFree(recording.id, () => one(recording), patience))) || recording);
  }
  return recordings;
}
