// The browser's own voice, sentence by sentence: which voice that is depends on the device, and it says no times of words.
import { isFolded, lettersNow, wordsIn } from "./listen-words.js";
import { bestVoice } from "./listen-voices.js";
import { sentencesIn } from "./sentences.js";

export class Browser {
  index = 0;
  playing = false;
  rate = 1;

  static async of(says, changed) {
    const voice = await bestVoice();
    return voice ? new Browser(voice, says, changed) : null;
  }

  constructor(voice, says, changed) {
    const others = sentencesIn(lettersNow()).map(([first, last]) => ({ first, last, place: "" }));
    Object.assign(this, { voice, says, changed, sentences: [{ first: 0, last: 0, place: "title" }, ...others] });
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  near = (step) => Math.min(Math.max(this.index + step, 0), this.sentences.length - 1);

  play() {
    speechSynthesis.cancel();
    while (isFolded(this.sentences[this.index]) && this.index < this.sentences.length - 1) this.index += 1;
    const speech = new SpeechSynthesisUtterance(wordsIn(this.sentences[this.index]));
    Object.assign(speech, { voice: this.voice, lang: this.voice.lang, rate: this.rate });
    speech.onend = () => this.speech === speech && this.playing && this.next();
    speech.onerror = ({ error }) => this.speech === speech && !["canceled", "interrupted"].includes(error) && this.stop("failed");
    [this.speech, this.playing] = [speech, true];
    this.says(this.index);
    this.changed("play");
    speechSynthesis.speak(speech);
  }

  next() {
    if (this.index + 1 >= this.sentences.length) return [(this.index = 0), this.stop("finished")];
    this.index += 1;
    this.play();
  }

  stop(how) {
    [this.playing, this.speech] = [false, null];
    speechSynthesis.cancel();
    this.changed(how);
  }

  pause = () => this.stop("pause");

  go(index) {
    this.index = index;
    return this.playing ? this.play() : this.says(index);
  }

  speed(factor) {
    this.rate = factor;
    return this.playing && this.play();
  }
}
