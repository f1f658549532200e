// The bar of reading aloud. What speaks is a recording with times (listen-recorded.js) or the browser (listen-browser.js); both
// have sentences, index, playing, play(), pause(), go(index) and speed(factor), and tell what is being said through `says`.
import { act, setSpeed } from "./listen-acts.js";
import { Follow } from "./listen-follow.js";
import { listenToKeys } from "./listen-keys.js";
import { kept, keep } from "./listen-place.js";
import { voiceFor } from "./listen-voice.js";

export class Player {
  constructor(link, bar) {
    Object.assign(this, { link, bar, sound: link.dataset.sound, status: bar.querySelector("[data-said]") });
    this.follow = new Follow(bar);
    bar.addEventListener("click", ({ target }) => this.act(target.closest("[data-do]")?.dataset.do));
    listenToKeys(this);
  }

  say = (name) => (this.status.textContent = this.bar.dataset[name] ?? "");

  async open() {
    this.bar.hidden = false;
    this.follow.begin();
    this.bar.querySelector("[data-do='toggle']").focus({ preventScroll: true });
    this.voice ??= await this.find();
    if (this.voice && !this.voice.playing) this.act("toggle");
  }

  async find() {
    const says = (index, word) => [this.follow.show(this.voice.sentences[index], word), keep(this.sound, index)];
    const voice = await voiceFor(this.link.href, this.sound, says, (how) => this.changed(how));
    if (!voice) return void this.say(this.sound ? "failed" : "none");
    const { speed, index } = kept(this.sound);
    const resumes = index > 0 && index < voice.sentences.length;
    if (resumes) [voice.index, this.bar.querySelector("[data-do='again']").hidden] = [index, false];
    this.say(resumes ? "resumed" : this.sound ? "" : "browser");
    this.voice = voice;
    setSpeed(this, speed);
    return voice;
  }

  changed(how) {
    for (const part of this.bar.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== (this.voice.playing ? "playing" : "paused");
    if (how === "finished") [this.say("finished"), keep(this.sound, 0), this.follow.clear()];
    if (how === "failed") this.say("failed");
  }

  act = (name) => act(this, name);
}
