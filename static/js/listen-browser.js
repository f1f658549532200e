// The browser's own voice, sentence by sentence: which voice that is depends on the device, and it says no times of words.
import { wordsOf } from "./letters.js";
import { isFolded, lettersNow } from "./listen-words.js";
import { sentencesIn } from "./sentences.js";

const LANGUAGE = document.documentElement.lang || "en-GB";

function voices() {
  const now = speechSynthesis.getVoices();
  if (now.length) return Promise.resolve(now);
  return new Promise((resolve) => {
    speechSynthesis.addEventListener("voiceschanged", () => resolve(speechSynthesis.getVoices()), { once: true });
    setTimeout(() => resolve(speechSynthesis.getVoices()), 1500);
  });
}

// A voice that speaks on the device comes before one that sends the words away.
function best(all) {
  const fits = all.filter(({ lang }) => lang.slice(0, 2) === LANGUAGE.slice(0, 2));
  const order = (one) => (one.localService ? 0 : 2) + (one.lang.replace("_", "-") === LANGUAGE ? 0 : 1);
  return fits.sort((one, other) => order(one) - order(other))[0] ?? all[0];
}

export class Browser {
  index = 0;
  playing = false;
  rate = 1;

  static async of(says, changed) {
    const voice = "speechSynthesis" in window && best(await voices());
    return voice ? new Browser(voice, says, changed) : null;
  }

  constructor(voice, says, changed) {
    const title = { first: 0, last: 0, place: "title" };
    const others = sentencesIn(lettersNow()).map(([first, last]) => ({ first, last, place: "" }));
    Object.assign(this, { voice, says, changed, sentences: [title, ...others] });
    addEventListener("pagehide", () => speechSynthesis.cancel());
  }

  near = (step) => Math.min(Math.max(this.index + step, 0), this.sentences.length - 1);

  words({ first, last, place }) {
    return first === last ? document.getElementById(place).textContent : wordsOf(lettersNow(), first, last);
  }

  play() {
    speechSynthesis.cancel();
    while (isFolded(this.sentences[this.index]) && this.index < this.sentences.length - 1) this.index += 1;
    const speech = new SpeechSynthesisUtterance(this.words(this.sentences[this.index]));
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
    if (this.playing) this.play();
    else this.says(index);
  }

  speed(factor) {
    this.rate = factor;
    if (this.playing) this.play();
  }
}
