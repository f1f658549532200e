// Offers to comment on the words that are selected: <a data-module="comment-on" data-words=".entry-words" data-seen="2" hidden>.
// Says from which character to which, counting no white space, since a page has other white space than the text. Words that
// are private never stand in an address. Without a script each paragraph has a link of its own.
const WHITE = /[\s\x1c-\x1f\x85]/g;
const A_MOMENT = 1_000; // ms: touching the link may take the selection away first

function letters(range) {
  const part = range.cloneContents();
  for (const other of part.querySelectorAll("[data-not-words], .vh")) other.remove();
  return [...part.textContent.replace(WHITE, "")].length;
}

// The part of the selection that lies in the words.
function chosenIn(words) {
  const selection = getSelection();
  if (!selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0).cloneRange();
  if (!range.intersectsNode(words)) return null;
  if (!words.contains(range.startContainer)) range.setStart(words, 0);
  if (!words.contains(range.endContainer)) range.setEnd(words, words.childNodes.length);
  return range;
}

export default function commentOn(link) {
  const words = document.querySelector(link.dataset.words);
  const address = link.getAttribute("href");
  let hiding;

  document.addEventListener("selectionchange", () => {
    clearTimeout(hiding);
    const range = chosenIn(words);
    const length = range ? letters(range) : 0;
    if (!length) {
      hiding = setTimeout(() => document.activeElement !== link && (link.hidden = true), A_MOMENT);
      return;
    }
    const before = document.createRange();
    before.setStart(words, 0);
    before.setEnd(range.startContainer, range.startOffset);
    const first = letters(before);
    link.href = `${address}?seen=${link.dataset.seen}&first=${first}&last=${first + length}`;
    link.hidden = false;
  });
}
