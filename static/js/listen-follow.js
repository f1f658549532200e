// Shows the sentence and the word that are being said.
import { View } from "./listen-view.js";
import { paint, placeOf, rangeFor, readAgain } from "./listen-words.js";

export class Follow {
  constructor(bar) {
    this.view = new View(bar);
  }

  again = () => this.view.again();

  begin() {
    readAgain();
    this.view.begin(document.querySelector(".dock"));
  }

  show(sentence, word) {
    const element = placeOf(sentence);
    const whole = rangeFor(sentence.first, sentence.last);
    const seen = Boolean(whole?.getClientRects().length);
    if (sentence !== this.sentence) paint("said-sentence", whole);
    paint("said-word", word && rangeFor(...word));
    if (sentence === this.sentence) return;
    this.sentence = sentence;
    this.mark(seen && globalThis.CSS?.highlights ? null : (element?.closest("[id^='block-'], #title") ?? element));
    this.view.look(seen ? whole : element);
  }

  // A browser that cannot colour words, and what has none that are seen: the whole paragraph, or the picture.
  mark(element) {
    this.marked?.classList.remove("being-said");
    element?.classList.add("being-said");
    this.marked = element;
  }

  clear() {
    for (const name of ["said-sentence", "said-word"]) paint(name);
    this.mark(null);
    this.sentence = null;
    this.view.clear();
  }
}
