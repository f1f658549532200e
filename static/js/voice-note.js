// Records a voice note, up to three minutes: <section data-module="voice-note"> of activities/log/_voice.html. What is recorded
// is on the device from its first seconds, sealed, and leaves it when the server has it, or somebody deletes it.
import { canRecord, Recorder } from "./recorder.js";
import { begin, leftFor } from "./recording-copy.js";
import { send } from "./send-recording.js";
import { voicePanel } from "./voice-panel.js";

const ID = /[0-9a-f-]{36}/;

export default async function voiceNote(section) {
  const { url, draftUrl } = section.dataset;
  const longest = Number(section.dataset.longest);
  const panel = voicePanel(section, longest);
  const entry = () => section.closest("form")?.dataset.draftId ?? url.match(ID)[0];
  let [recorder, copy] = [];

  async function record() {
    const [pk, page] = [entry(), location.pathname];
    copy = await begin({ entry: pk, address: url.replace(ID, pk), draftUrl: draftUrl.replace(ID, pk), page });
    recorder = new Recorder({ longest, onTime: panel.time, onPiece: (sound, seconds) => copy.put({ sound, seconds }), onEnd: ended });
    await recorder.start().then(() => [panel.time(0), panel.going(false), panel.focus("stop")], ({ name }) => panel.cannot(name));
  }

  function ended(why) {
    if (copy.facts.sound) panel.recorded(copy.facts, why);
    else panel.idle("nothing");
    panel.focus(copy.facts.sound ? "keep" : "record");
  }

  async function keep() {
    panel.busy("sending");
    const onDevice = await copy.put({ wanted: true });
    const answer = await send(copy.facts);
    if (answer.status !== 200) return panel.trouble(copy.facts, answer, onDevice);
    panel.list(answer.list);
    return leave("kept");
  }

  async function leave(word) {
    await copy.forget();
    await next(word);
    if (!copy) panel.focus("record");
  }

  async function next(word) {
    copy = await leftFor(entry());
    if (!copy) panel.idle(word);
    else if (copy.facts.wanted) panel.trouble(copy.facts, { status: navigator.onLine ? 500 : 0 }, true);
    else panel.recorded(copy.facts, "left");
  }

  const acts = { record, keep, again: keep, stop: () => recorder.stop(), delete: () => leave("deleted") };
  acts.pause = () => panel.going(recorder.pause(), recorder.seconds);
  for (const [name, act] of Object.entries(acts)) section.querySelector(`[data-${name}]`).addEventListener("click", act);
  addEventListener("online", () => copy?.facts.wanted && keep());
  addEventListener("beforeunload", (event) => recorder?.going && event.preventDefault());
  await next(canRecord() ? "" : "cannot");
}
