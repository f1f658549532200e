// What follows an answer to a save, or none: the chip, two texts side by side, the entry that was saved without a connection.
import { finish } from "./finish.js";
import { same } from "./kept-texts.js";
import { chooseBetween } from "./two-texts.js";
import { fill, known, restore } from "./typed.js";

export const [PAUSE, LONGEST_WAIT] = [1_500, 8_000];

function done(saver, { data }, fields) {
  known(saver.form, saver.draft, data.version);
  Object.assign(saver, { saved: fields, sent: [], wait: PAUSE, troubled: false });
  saver.trouble.hide();
  saver.chip.saved(new Date(data.saved_at));
  if (!saver.clean) return saver.later();
  return saver.pressed ? end(saver) : saver.copy.forget();
}

async function failed(saver, { status, data = {} }) {
  saver.troubled = true;
  saver.chip.kept(await saver.kept);
  saver.trouble.show(status, data, await saver.kept, saver.pressed);
  saver.later((saver.wait = Math.min(saver.wait * 2, LONGEST_WAIT)));
}

function meet(saver, { data: theirs }) {
  saver.draft.draft = theirs.id;
  // The answer to an earlier save was lost on its way: what the server holds is our own earlier text.
  if (!saver.sent.some((one) => same(one, theirs.fields))) return void choose(saver, theirs);
  saver.saved = theirs.fields;
  if (saver.clean) return done(saver, { data: theirs }, theirs.fields);
  known(saver.form, saver.draft, theirs.version);
  return saver.send();
}

async function choose(saver, theirs) {
  saver.choosing = true;
  saver.chip.kept(await saver.kept);
  const chosen = await chooseBetween(saver.form, theirs);
  fill(saver.form, chosen);
  saver.choosing = false;
  if (theirs.version) {
    known(saver.form, saver.draft, theirs.version);
    restore(saver.form, saver.asOpened);
    saver.saved = theirs.fields;
  }
  saver.changed();
  if (saver.clean) saver.copy.forget();
  return saver.save();
}

async function end(saver) {
  const outcome = await finish(saver.record());
  if (outcome.status !== undefined) return failed(saver, outcome);
  saver.pressed = false;
  saver.copy.forget();
  if (outcome.version) restore(saver.form, [["version", outcome.version]]);
  saver.trouble.say(outcome.done ? "finished" : "refused", outcome.address);
}

export const afterwards = { done, failed, meet, choose, finish: end };
