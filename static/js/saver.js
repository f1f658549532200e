// Saves one form's draft: on the device at every change, on the server a moment after the last key. Tries again while the
// server cannot have it. What happens afterwards stands in after-saving.js.
import { put, withSent } from "./draft.js";
import { afterwards, PAUSE } from "./after-saving.js";
import { same } from "./kept-texts.js";
import { notSaved } from "./not-saved.js";
import { saveChip } from "./save-chip.js";
import { entriesOf, typed } from "./typed.js";

export class Saver {
  constructor(form, copy, asLoaded) {
    const { draftId: draft, draftKind: kind, draftAbout: about, draftUrl: url } = form.dataset;
    this.draft = { draft, kind, about, url, version: Number(form.dataset.draftVersion) };
    [this.chip, this.trouble] = [saveChip(form), notSaved(form, () => this.save())];
    Object.assign(this, { form, copy, saved: asLoaded, kept: Promise.resolve(copy.place), sent: [], wait: PAUSE });
    Object.assign(this, { sending: false, choosing: false, troubled: false, pressed: false, flight: Promise.resolve() });
  }

  get clean() {
    return same(typed(this.form), this.saved);
  }

  record() {
    const { draft, form, sent, pressed } = this;
    const { draftPage: page = location.pathname } = form.dataset;
    const finish = "draftFinish" in form.dataset;
    return { ...draft, page, fields: typed(form), entries: entriesOf(form), sent, pressed, finish };
  }

  later = (delay = PAUSE) => [clearTimeout(this.timer), (this.timer = setTimeout(() => this.save(), delay))];

  changed() {
    this.pressed = false;
    this.kept = this.copy.keep(this.record());
    this.later(navigator.onLine === false ? 0 : PAUSE);
  }

  save({ leaving = false } = {}) {
    clearTimeout(this.timer);
    if (this.choosing || (this.sending && !leaving)) return this.flight;
    if (!this.clean) return (this.flight = this.send(leaving));
    return this.pressed && !leaving ? (this.flight = afterwards.finish(this)) : this.flight;
  }

  async send(leaving) {
    const fields = typed(this.form);
    const version = this.draft.version + (this.sending ? 1 : 0); // counting the one on its way
    if (!leaving && !this.troubled) this.chip.saving();
    this.sending = true;
    if (navigator.onLine) {
      this.sent = withSent(this.sent, fields);
      this.kept = this.copy.keep(this.record());
    }
    const answer = await put({ ...this.draft, version, fields });
    [this.sending, this.answer] = [false, answer];
    const next = { 200: afterwards.done, 409: afterwards.meet }[answer.status] ?? afterwards.failed;
    return next(this, answer, fields);
  }
}
