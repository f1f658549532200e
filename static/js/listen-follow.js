// Shows the sentence and the word that are being said, and keeps them on the screen until the reader scrolls away.
import { placeOf, rangeFor, readAgain } from "./listen-words.js";

const AWAY = new Set(["PageUp", "PageDown", "Home", "End", "ArrowUp", "ArrowDown"]);
const calm = () => matchMedia("(prefers-reduced-motion: reduce)").matches;

export class Follow {
  on = true;

  constructor(prose, bar) {
    Object.assign(this, { prose, bar, button: bar.querySelector("[data-do='follow']") });
  }

  // Once the reader moves the page, it is theirs.
  make() {
    if (this.made) return;
    this.made = true;
    readAgain();
    const away = () => [(this.on = false), setTimeout(() => this.look(), 300)];
    for (const name of ["wheel", "touchmove"]) addEventListener(name, away, { passive: true });
    addEventListener("keydown", ({ key, target }) => AWAY.has(key) && !this.bar.contains(target) && away());
  }

  show(sentence, word) {
    const element = placeOf(sentence);
    const whole = rangeFor(sentence.first, sentence.last);
    if (sentence !== this.sentence) this.paint("said-sentence", whole);
    this.paint("said-word", word && rangeFor(...word));
    if (sentence === this.sentence) return;
    const parts = whole?.getClientRects().length && globalThis.CSS?.highlights;
    this.mark(parts ? null : (element?.closest("[id^='block-'], #title") ?? element));
    Object.assign(this, { sentence, box: whole?.getClientRects().length ? whole : element });
    this.look();
  }

  paint(name, range) {
    if (!globalThis.CSS?.highlights) return;
    if (range) CSS.highlights.set(name, new Highlight(range));
    else CSS.highlights.delete(name);
  }

  mark(element) {
    this.marked?.classList.remove("being-said");
    element?.classList.add("being-said");
    this.marked = element;
  }

  look() {
    if (!this.box) return;
    const { top, bottom } = this.box.getBoundingClientRect();
    const [above, below] = [60, Math.min(this.bar.getBoundingClientRect().top, innerHeight) - 8];
    const hidden = top < above || bottom > below;
    this.button.hidden = this.on || !hidden;
    if (this.on && hidden && (bottom || top)) scrollBy({ top: top - innerHeight * 0.25, behavior: calm() ? "instant" : "smooth" });
  }

  again() {
    this.on = true;
    this.look();
  }

  clear() {
    for (const name of ["said-sentence", "said-word"]) this.paint(name);
    this.mark(null);
    Object.assign(this, { sentence: null, box: null, on: true });
    this.button.hidden = true;
  }
}
