// One recording while a page has it: what is known of it, and its copy on this device. No other page touches it meanwhile.
import { all, forget, keep } from "./kept-recordings.js";
import { take } from "./open-texts.js";

const A_RELOAD = 500; // ms until the page before this one has let go

export class RecordingCopy {
  kept = Promise.resolve(true);

  constructor(facts) {
    this.facts = facts;
  }

  // Answers, once the disk has it, with whether it does. One after the other, so that the last is what stays.
  put(facts) {
    const copy = (this.facts = { ...this.facts, ...facts });
    return (this.kept = this.kept.then(() => keep(copy)).then(() => true, () => false));
  }

  async forget() {
    await this.kept;
    await forget(this.facts.id).catch(() => {});
  }
}

export async function begin(facts) {
  const id = crypto.randomUUID();
  await take(id, A_RELOAD);
  return new RecordingCopy({ ...facts, id, since: Date.now() });
}

// What was recorded here before for this entry, and was neither sent nor deleted. Not what another page has open.
export async function leftFor(entry) {
  for (const recording of await all().catch(() => []))
    if (recording.entry === entry && (await take(recording.id, A_RELOAD))) return new RecordingCopy(recording);
  return undefined;
}
