// This editor's copy on the device: opened with the page, written at every change, gone once the server has the text.
import { handOver, takeOver } from "./hand-over.js";
import { askToKeep, forget, keep, textsOf } from "./kept-texts.js";
import { take } from "./open-texts.js";
import { isKeptPage, whose } from "./whose.js";

const A_RELOAD = 500; // ms until the page before this one has let go

export class DeviceCopy {
  place = "local";

  // What stands on the device about this draft: the newest text to go on with, and others that were typed elsewhere.
  async open(draft) {
    await takeOver();
    this.person = await whose();
    const [free, busy] = [[], []];
    for (const text of await textsOf(draft)) ((await take(text.id, A_RELOAD)) ? free : busy).push(text);
    const [first, ...others] = free;
    [this.id, this.since] = [first?.id ?? crypto.randomUUID(), first?.since];
    if (!first) await take(this.id, A_RELOAD);
    // What another tab has open is taken up only where no server can say what stands there.
    return { first: first ?? (isKeptPage() ? busy[0] : undefined), others, forgetOther: forget };
  }

  keep = (record) => this.want(record);

  forget() {
    this.since = undefined;
    return this.want(null);
  }

  // The page is being left, and the disk may not have the last words yet.
  leave() {
    if (this.working && this.last) handOver({ ...this.last, id: this.id, since: this.since, person: this.person });
  }

  // One after the other; of several that wait, only the last is written. Answers with where it is now: "" is nowhere.
  want(record) {
    this.wanted = this.last = record;
    this.working ??= this.work().finally(() => (this.working = undefined));
    return this.working;
  }

  async work() {
    let place = "";
    while (this.wanted !== undefined) {
      const record = this.wanted;
      this.wanted = undefined;
      try {
        if (record) this.since = (await keep({ ...record, id: this.id, since: this.since })).since;
        else await forget(this.id);
        if (record) askToKeep().catch(() => {});
        place = "local";
      } catch {
        place = "";
      }
    }
    return place;
  }
}
