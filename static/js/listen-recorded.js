// A recording of the section, and when each sentence and each word of it is said. What lies in a folded part is passed over.
import { fetchRecording } from "./listen-fetch.js";
import { isFolded } from "./listen-words.js";

export class Recorded {
  index = 0;

  static async of(page, says, changed) {
    const { times, sound } = await fetchRecording(page);
    return new Recorded(times, new Audio(sound), says, changed);
  }

  constructor({ sentences, words }, audio, says, changed) {
    this.sentences = sentences.map(([begins, ends, first, last, place]) => ({ begins, ends, first, last, place }));
    Object.assign(this, { words, audio, says });
    audio.preload = "auto";
    for (const name of ["play", "pause"]) audio.addEventListener(name, () => changed(name));
    audio.addEventListener("ended", () => [(this.index = 0), changed("finished")]);
    audio.addEventListener("error", () => changed("failed"));
    audio.addEventListener("play", () => requestAnimationFrame(this.watch));
  }

  get playing() {
    return !this.audio.paused && !this.audio.ended;
  }

  near = (step) => Math.min(Math.max(this.index + step, 0), this.sentences.length - 1);
  now = () => this.audio.currentTime * 1000;
  pause = () => this.audio.pause();
  speed = (factor) => (this.audio.playbackRate = this.audio.defaultPlaybackRate = factor);

  play() {
    const { begins, ends } = this.sentences[this.index];
    if (this.now() < begins || this.now() > ends) this.audio.currentTime = begins / 1000;
    return this.audio.play().catch(() => {}); // paused again before it began
  }

  go(index) {
    this.index = index;
    this.audio.currentTime = this.sentences[index].begins / 1000;
    this.shown = undefined;
    this.watch();
  }

  watch = () => {
    if (this.playing) requestAnimationFrame(this.watch);
    const found = this.sentences.findLastIndex(({ begins }) => begins <= this.now() + 5);
    if (this.playing && found >= 0) this.index = found;
    const after = this.playing && isFolded(this.sentences[this.index]) && this.sentences.findIndex((one, at) => at > this.index && !isFolded(one));
    if (after > 0) return this.go(after);
    const word = this.words.findLast(([begins]) => begins <= this.now() + 5);
    const { first, last, begins } = this.sentences[this.index];
    const said = word && word[0] >= begins && word[1] >= first && word[2] <= last ? word : undefined;
    const shown = `${this.index} ${said?.[1]}`;
    if (shown !== this.shown) this.says(this.index, said?.slice(1));
    this.shown = shown;
  };
}
