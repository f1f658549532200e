// Saves one form's draft a moment after the last key, tries again while it cannot, and asks when two texts meet.
import { forget, known, put, remember } from "./draft.js";
import { notSaved } from "./not-saved.js";
import { saveChip } from "./save-chip.js";
import { chooseBetween } from "./two-texts.js";
import { fill, typed } from "./typed.js";

const [PAUSE, LONGEST_WAIT] = [1_500, 60_000];

export class Saver {
  constructor(form) {
    this.form = form;
    this.draft = { ...form.dataset, version: Number(form.dataset.draftVersion) };
    this.chip = saveChip(form);
    this.trouble = notSaved(form, () => this.save());
    Object.assign(this, { saved: this.text(), wait: PAUSE, sending: false, choosing: false });
  }

  text = (fields = typed(this.form)) => JSON.stringify(fields);
  later = (delay = PAUSE) => [clearTimeout(this.timer), (this.timer = setTimeout(() => this.save(), delay))];

  async save({ leaving = false } = {}) {
    clearTimeout(this.timer);
    if (this.choosing || this.text() === this.saved || (this.sending && !leaving)) return;
    const fields = typed(this.form);
    remember(this.draft, fields);
    if (!leaving) this.chip.saving();
    const version = this.draft.version + (this.sending ? 1 : 0); // counting the one on its way
    this.sending = true;
    const answer = await put(this.form, { ...this.draft, version }, fields);
    this.sending = false;
    if (answer.status === 409) return this.choose(answer.data);
    return answer.status === 200 ? this.done(fields, answer.data) : this.failed(answer);
  }

  done(fields, { version, saved_at }) {
    known(this.form, this.draft, version);
    this.trouble.hide();
    [this.saved, this.wait] = [this.text(fields), PAUSE];
    this.chip.saved(new Date(saved_at));
    return this.text() === this.saved ? forget(this.draft) : this.later();
  }

  failed({ status, data }) {
    this.chip.failed();
    this.trouble.show(status, data);
    this.later((this.wait = Math.min(this.wait * 2, LONGEST_WAIT)));
  }

  async choose(theirs) {
    this.choosing = true;
    this.chip.failed();
    this.draft.draftId = theirs.id;
    fill(this.form, await chooseBetween(this.form, theirs));
    this.choosing = false;
    this.done({ ...typed(this.form), ...theirs.fields }, theirs);
    this.save();
  }
}
