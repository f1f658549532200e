// Walking from sentence to sentence, and taking more or less of them.
import { acts } from "./marking-acts.js";

const KEYS = { ArrowRight: "on", ArrowDown: "on", ArrowLeft: "back", ArrowUp: "back" };

function next(marking, name) {
  const { sentences, chosen } = marking;
  if (!chosen) return sentences.find(([first]) => isBelowTop(marking.letters[first])) ?? sentences[0];
  const [from, to] = chosen;
  if (name === "on") return sentences.find(([first]) => first >= to) ?? chosen;
  if (name === "back") return sentences.findLast(([, last]) => last <= from) ?? chosen;
  if (name === "more") return [from, sentences.find(([, last]) => last > to)?.[1] ?? to];
  return [from, sentences.findLast(([, last]) => last < to && last > from)?.[1] ?? to];
}

function isBelowTop({ node, at, end }) {
  const range = document.createRange();
  range.setStart(node, at);
  range.setEnd(node, end);
  return range.getBoundingClientRect().top > 64;
}

export async function step(marking, name) {
  if (!marking.sentences.length) return;
  const { of } = marking;
  const grows = of && ["more", "less"].includes(name);
  const [first, last] = next(marking, name);
  const there = marking.list.querySelector(`[data-first="${first}"][data-last="${last}"]`);
  marking.choose([first, last], grows ? of : there?.dataset.highlight);
  if (grows) await acts.mark(marking);
}

// The sentence under a finger or a pointer.
export function sentenceAt(marking, { clientX, clientY }) {
  if (!getSelection().isCollapsed) return;
  const caret = document.caretPositionFromPoint?.(clientX, clientY) ?? document.caretRangeFromPoint?.(clientX, clientY);
  const [node, offset] = [caret?.offsetNode ?? caret?.startContainer, caret?.offset ?? caret?.startOffset];
  const letter = marking.letters.findLastIndex((one) => one.node === node && one.at <= offset);
  const sentence = marking.sentences.find(([first, last]) => first <= letter && letter < last);
  if (sentence) marking.choose(sentence);
}

export function key(marking, event) {
  const { target, shiftKey, altKey, ctrlKey, metaKey } = event;
  if (marking.bar.hidden || altKey || ctrlKey || metaKey || target.closest("input, textarea, select, [popover]")) return;
  const walk = KEYS[event.key];
  const name = walk && marking.walking ? (shiftKey ? { on: "more", back: "less" }[walk] : walk) : null;
  const act = { Escape: "end", Enter: marking.walking && !target.closest("a, button, summary") && "mark" }[event.key];
  if (!name && !act) return;
  event.preventDefault();
  marking.press(name ?? act);
}

// A bar that came with a selection goes with it, but not while somebody is on their way to a button of it.
export function whenLetGo(marking) {
  clearTimeout(marking.going);
  const stays = () => !getSelection().isCollapsed || marking.walking || marking.of || marking.bar.contains(document.activeElement);
  if (!stays()) marking.going = setTimeout(() => stays() || acts.end(marking, { quietly: true }), 1_000);
}
