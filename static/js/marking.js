// Choosing words of the text to mark, note, copy or take away: by touch, pointer or keyboard. What is chosen is [first, last]
// of the letters; `of` is the highlight that it is, if any. Walking stands in marking-walk.js, what is done in marking-acts.js.
import { lettersIn, rangeOf, within, wordsOf } from "./letters.js";
import { acts } from "./marking-acts.js";
import { key, sentenceAt, step, whenLetGo } from "./marking-walk.js";
import { sentencesIn } from "./sentences.js";

export class Marking {
  constructor(section, prose, list, button) {
    Object.assign(this, { section, prose, list, button, bar: section.querySelector("[data-mark-bar]"), chosen: null, of: "" });
    document.body.append(this.bar); // the column of the text is no place for what is fixed
    [this.status, this.meaning] = [this.bar.querySelector("[data-said]"), this.bar.querySelector("[data-meaning]")];
    this.bar.addEventListener("click", (event) => this.press(event.target.closest("[data-do]")?.dataset.do));
    document.addEventListener("keydown", (event) => key(this, event));
    prose.addEventListener("click", (event) => this.walking && !event.target.closest("a, button, mark") && sentenceAt(this, event));
    document.addEventListener("selectionchange", () => whenLetGo(this));
    this.read();
  }

  read() {
    this.letters = lettersIn(this.prose);
    this.sentences = sentencesIn(this.letters);
  }

  say = (name) => (this.status.textContent = this.status.dataset[name]);
  press = (name) => name && (acts[name] ? acts[name](this) : step(this, name));
  line = (id = this.of) => id && this.list.querySelector(`[data-highlight="${id}"][data-first]`);
  toggle = () => (this.walking ? acts.end(this) : this.begin());

  begin() {
    this.walking = true;
    this.button.setAttribute("aria-pressed", "true");
    this.bar.hidden = false;
    this.say("how");
    this.bar.focus({ preventScroll: true });
  }

  choose(chosen, of = "") {
    Object.assign(this, { chosen, of, words: wordsOf(this.letters, ...chosen) });
    const [range, line] = [rangeOf(this.letters, ...chosen), this.line()];
    if (globalThis.CSS?.highlights) CSS.highlights.set("chosen", new Highlight(range));
    else getSelection().setBaseAndExtent(range.startContainer, range.startOffset, range.endContainer, range.endOffset);
    if (line) this.meaning.value = line.dataset.meaning;
    this.bar.querySelector("[data-do='remove']").hidden = !line;
    this.status.textContent = `${line ? `Marked: ${line.dataset.name}. ` : ""}${this.words}`;
    this.bar.hidden = false;
    const [{ top, bottom }, room] = [range.getBoundingClientRect(), innerHeight - this.bar.offsetHeight - 16];
    if (top < 64 || bottom > room) scrollBy({ top: top - innerHeight / 4, behavior: "instant" });
  }

  takeSelection(selection = getSelection()) {
    const chosen = selection.rangeCount && within(this.letters, selection.getRangeAt(0));
    if (chosen) this.choose(chosen);
  }

  takeMark(id) {
    const { first, last } = this.line(id).dataset;
    this.choose([Number(first), Number(last)], id);
  }
}
