// The words of the section, counted anew where marks have changed the page.
import { lettersIn, rangeOf, wordsOf } from "./letters.js";

const prose = () => document.querySelector(".prose");
let letters = [];

export function lettersNow() {
  const stale = !letters.length || letters.some(({ node, end }, number) => number % 50 === 0 && (!node.isConnected || end > node.length));
  if (stale) letters = lettersIn(prose());
  return letters;
}

export function readAgain() {
  letters = [];
}

export function placeOf({ first, last, place }) {
  if (first === last) return document.getElementById(place);
  return lettersNow()[first]?.node.parentElement;
}

export function wordsIn({ first, last, place }) {
  return first === last ? document.getElementById(place).textContent : wordsOf(lettersNow(), first, last);
}

// In a part that is closed: the text for another nation, a transcript. Its summary is read.
export function isFolded(sentence) {
  const element = placeOf(sentence);
  return Boolean(element?.closest("details:not([open])") && !element.closest("summary"));
}

export function rangeFor(first, last) {
  const now = lettersNow();
  try {
    return first < last && last <= now.length ? rangeOf(now, first, last) : null;
  } catch {
    return null; // the page changed under it: the next sentence is found again
  }
}

// Where a browser can colour words without touching the page.
export function paint(name, range) {
  if (!globalThis.CSS?.highlights) return;
  if (range) CSS.highlights.set(name, new Highlight(range));
  else CSS.highlights.delete(name);
}
