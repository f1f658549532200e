// Lays highlights on the text as <mark>, each with words for screen readers. What it puts in is no word of the section.
import { lettersIn } from "./letters.js";

const said = (words) => Object.assign(document.createElement("span"), { className: "vh", textContent: words });

function aside(element) {
  element.dataset.notWords = "";
  return element;
}

export function takeOff(prose) {
  for (const mark of prose.querySelectorAll("mark.own-mark")) {
    mark.querySelectorAll("[data-not-words]").forEach((one) => one.remove());
    const parent = mark.parentNode;
    mark.replaceWith(...mark.childNodes);
    parent.normalize();
  }
}

// The runs of letters of one highlight that lie in one text each.
function piecesOf(line, letters) {
  const pieces = [];
  for (const { node, at, end } of letters.slice(Number(line.dataset.first), Number(line.dataset.last))) {
    if (pieces.at(-1)?.node !== node) pieces.push({ line, node, from: at });
    pieces.at(-1).to = end;
  }
  if (pieces.length) [pieces[0].opens, pieces.at(-1).closes] = [true, true];
  return pieces;
}

function wrap({ line, node, from, to, opens, closes }) {
  if (from >= node.length) return; // another highlight lies over it
  const part = node.splitText(from);
  if (to - from < part.length) part.splitText(to - from);
  const { highlight, meaning, name } = line.dataset;
  const mark = Object.assign(document.createElement("mark"), { className: "own-mark" });
  Object.assign(mark.dataset, { of: highlight, meaning });
  part.replaceWith(mark);
  mark.append(part);
  if (opens) mark.prepend(aside(said(` Marked: ${name}. `)));
  if (closes) mark.append(aside(said(" End of what you marked. ")));
  if (closes && "noted" in line.dataset) {
    const link = aside(Object.assign(document.createElement("a"), { className: "note-at", href: `#${line.id}`, textContent: "note" }));
    link.prepend(said("Your "));
    mark.append(link);
  }
}

export function layOn(prose, list) {
  takeOff(prose);
  const letters = lettersIn(prose);
  const pieces = [...list.querySelectorAll("[data-first]")].flatMap((line) => piecesOf(line, letters));
  pieces.sort((one, other) => other.from - one.from).forEach(wrap);
}
