// What the part of a page about a voice note shows. Its words stand in activities/log/_voice.html, as data-… of the section.
import { lengthOf } from "./kept-recordings.js";

const STATES = ["idle", "going", "recorded", "trouble"];
const TROUBLE = { 0: "offline", 401: "signedOut" };
const NO_MICROPHONE = { NotAllowedError: "notAllowed", NotFoundError: "notFound" };
const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
const fileName = (sound, day) => `voice-note-${day}.${sound.type.split("/")[1].replace("mp4", "m4a")}`;

export function voicePanel(section, longest) {
  const part = (name) => section.querySelector(`[data-${name}]`);
  const [said, time, listen, save] = ["said", "time", "listen", "save"].map(part);
  const words = (name, at) => (name ? section.dataset[name].replace("{time}", at) : "");

  for (const one of section.querySelectorAll("[data-without-script]")) one.hidden = true;
  for (const one of section.querySelectorAll("[data-with-script]")) one.hidden = false;

  function show(state, text) {
    for (const name of STATES) for (const one of section.querySelectorAll(`[data-on-${name}]`)) one.hidden = true;
    for (const one of section.querySelectorAll(`[data-on-${state}]`)) one.hidden = false;
    section.dataset.state = state;
    said.textContent = text;
  }

  function offer({ sound, seconds, since }) {
    URL.revokeObjectURL(listen.src);
    listen.src = save.href = URL.createObjectURL(sound);
    listen.setAttribute("aria-label", `The voice note that is not kept yet, ${lengthOf(seconds)}`);
    save.download = fileName(sound, new Date(since).toLocaleDateString("sv-SE"));
  }

  return {
    focus: (name) => part(name).focus({ preventScroll: true }),
    idle: (name) => show("idle", words(name)),
    cannot: (name) => show("idle", words(NO_MICROPHONE[name] ?? "cannot")),
    time: (seconds) => (time.textContent = `${clock(seconds)} of ${clock(longest)}`),
    busy: (name) => (said.textContent = words(name)),
    list: (drawn) => drawn && part("voice-notes").replaceWith(drawn),
    going(paused, seconds) {
      show("going", words(paused ? "paused" : "recording", clock(seconds ?? 0)));
      part("pause").querySelector("[data-words]").textContent = paused ? "Go on" : "Pause";
    },
    recorded(recording, why) {
      show("recorded", words(why, lengthOf(recording.seconds)));
      offer(recording);
    },
    trouble(recording, { status, error }, onDevice) {
      show("trouble", `${error ?? words(TROUBLE[status] ?? "broken")} ${words(onDevice ? "onlyHere" : "nowhere")}`);
      offer(recording);
      part("sign-in").hidden = status !== 401;
    },
  };
}
