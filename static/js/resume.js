// Takes up what an earlier page left on this device, before anything is typed on top of it.
import { afterwards } from "./after-saving.js";
import { same } from "./kept-texts.js";
import { entriesOf, fill, restore, typed } from "./typed.js";
import { isKeptPage } from "./whose.js";

const clock = (time) => new Date(time).toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

export async function resume(saver, { first, others, forgetOther }) {
  const { form } = saver;
  const touched = !saver.clean; // somebody was faster than this script
  saver.asOpened = isKeptPage() ? [] : entriesOf(form);
  if (first && same(first.fields, saver.saved) && !(isKeptPage() && first.pressed)) await saver.copy.forget();
  else if (first && touched) others.unshift(first);
  else if (first) {
    fill(form, first.fields);
    restore(form, first.entries);
    Object.assign(saver.draft, { version: first.version });
    Object.assign(saver, { saved: {}, sent: first.sent ?? [], pressed: first.pressed });
  }
  form.dispatchEvent(new CustomEvent("waymark:resumed"));
  for (const other of others) {
    const words = `Typed at ${clock(other.changed)} on this phone`;
    if (!same(other.fields, typed(form))) await afterwards.choose(saver, { fields: other.fields, words });
    if (other !== first) await forgetOther(other.id);
  }
  if (touched) saver.changed();
  saver.save();
}
