// The words of a section as the server counts them (learning/models/section_words.py): every character that is not white
// space, in the elements that have an address, but for what is no words of the section. [{node, at, end}, …]
const WHITE = /[\s\x1c-\x1f\x85]/; // as Python has it
const NOT_WORDS = "svg, .vh, [data-not-words], video, audio";

function placesIn(prose) {
  const named = [...prose.querySelectorAll("[id^='block-']")];
  return named.filter((one) => !one.closest("[data-not-words]") && !one.parentElement.closest("[id^='block-']"));
}

function* textsIn(place) {
  const take = (node) => {
    if (node.nodeType === Node.TEXT_NODE) return NodeFilter.FILTER_ACCEPT;
    return node.matches(NOT_WORDS) ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_SKIP;
  };
  const walker = document.createTreeWalker(place, NodeFilter.SHOW_ELEMENT | NodeFilter.SHOW_TEXT, take);
  while (walker.nextNode()) yield walker.currentNode;
}

export function lettersIn(prose) {
  const letters = [];
  for (const place of placesIn(prose)) {
    for (const node of textsIn(place)) {
      let at = 0;
      for (const sign of node.data) {
        if (!WHITE.test(sign)) letters.push({ node, at, end: at + sign.length });
        at += sign.length;
      }
    }
  }
  return letters;
}

export function rangeOf(letters, first, last) {
  const range = document.createRange();
  range.setStart(letters[first].node, letters[first].at);
  range.setEnd(letters[last - 1].node, letters[last - 1].end);
  return range;
}

// From which letter up to which a selection goes; null where it holds none.
export function within(letters, range) {
  const inside = ({ node, at, end }) => range.comparePoint(node, at) >= 0 && range.comparePoint(node, end) <= 0;
  const first = letters.findIndex(inside);
  return first < 0 ? null : [first, letters.findLastIndex(inside) + 1];
}

// What they say, with one space where some white space is.
export function wordsOf(letters, first, last) {
  const chosen = letters.slice(first, last);
  return chosen.map((letter, number) => (number && gapBetween(chosen[number - 1], letter) ? " " : "") + letter.node.data.slice(letter.at, letter.end)).join("");
}

const blockOf = ({ node }) => node.parentElement.closest("p, li, dt, dd, h2, h3, h4, td, th, figcaption, summary, blockquote");

function gapBetween(one, other) {
  if (one.node === other.node) return other.at > one.end;
  return other.at > 0 || one.end < one.node.length || blockOf(one) !== blockOf(other);
}
