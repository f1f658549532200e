// The bar of reading aloud. What speaks is a recording with times (listen-recorded.js) or the browser (listen-browser.js); both
// have sentences, index, playing, play(), pause(), go(index) and speed(factor), and tell what is being said through `says`.
import { Browser } from "./listen-browser.js";
import { Follow } from "./listen-follow.js";
import { listenToKeys } from "./listen-keys.js";
import { kept, keep } from "./listen-place.js";
import { Recorded } from "./listen-recorded.js";

const SPEEDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

export class Player {
  constructor(link, bar) {
    Object.assign(this, { link, bar, sound: link.dataset.sound, status: bar.querySelector("[data-said]") });
    this.follow = new Follow(document.querySelector(".prose"), bar);
    bar.addEventListener("click", ({ target }) => this.act(target.closest("[data-do]")?.dataset.do));
    listenToKeys(this);
  }

  say = (name) => (this.status.textContent = this.bar.dataset[name] ?? "");

  async open() {
    this.bar.hidden = false;
    const dock = document.querySelector(".dock");
    const sticks = dock && getComputedStyle(dock).position === "sticky";
    this.bar.style.setProperty("--dock-size", `${sticks ? dock.offsetHeight : 0}px`);
    this.bar.querySelector("[data-do='toggle']").focus({ preventScroll: true });
    this.follow.make();
    this.voice ??= await this.find();
    if (this.voice && !this.voice.playing) this.act("toggle");
  }

  async find() {
    const says = (index, word) => [this.follow.show(this.voice.sentences[index], word), keep(this.sound, index)];
    const changed = (how) => this.changed(how);
    const voice = this.sound ? await Recorded.of(this.link.href, says, changed).catch(() => null) : Browser.of(says, changed);
    if (!voice) return void this.say(this.sound ? "failed" : "none");
    const { speed, index } = kept(this.sound);
    if (index > 0 && index < voice.sentences.length) [voice.index, this.bar.querySelector("[data-do='again']").hidden] = [index, false];
    this.say(index > 0 ? "resumed" : this.sound ? "" : "browser");
    this.voice = voice;
    this.setSpeed(SPEEDS.includes(speed) ? speed : 1);
    return voice;
  }

  changed(how) {
    for (const part of this.bar.querySelectorAll("[data-when]")) part.hidden = part.dataset.when !== (this.voice.playing ? "playing" : "paused");
    if (how === "finished") [this.say("finished"), keep(this.sound, 0), this.follow.clear()];
    if (how === "failed") this.say("failed");
  }

  setSpeed(speed) {
    this.speed = speed;
    this.bar.querySelector("[data-speed]").textContent = `${speed}×`;
    this.voice.speed(speed);
    keep(this.sound, undefined, speed);
  }

  act(name) {
    if (name === "close") return this.close();
    if (name === "follow") return this.follow.again();
    if (!name || !this.voice) return name === "toggle" && this.open();
    const { voice } = this;
    const step = { slower: -1, faster: 1 }[name];
    if (step) return this.setSpeed(SPEEDS[SPEEDS.indexOf(this.speed) + step] ?? this.speed);
    if (name === "toggle") return voice.playing ? voice.pause() : voice.play();
    if (name === "again") this.bar.querySelector("[data-do='again']").hidden = true;
    this.say("");
    voice.go({ back: voice.near(-1), on: voice.near(1), again: 0 }[name]);
  }

  close() {
    this.voice?.pause();
    this.follow.clear();
    this.bar.hidden = true;
    this.link.focus({ preventScroll: true });
  }
}
