// Sets and takes off the marks of an entry's text, around what is selected in a textarea.
import { typeInto } from "./type-into.js";

const LINES = {
  heading: { has: /^#{1,6} +/, put: () => "## " },
  list: { has: /^[-*+] +/, put: () => "- " },
  numbers: { has: /^\d{1,3}[.)] +/, put: (number) => `${number}. ` },
  quotation: { has: /^> ?/, put: () => "> " },
};
const ANY_MARK = /^(?:#{1,6} +|[-*+] +|\d{1,3}[.)] +|> ?)/;
const STRONG = "**";

function markLines(area, { has, put }) {
  const { value, selectionStart, selectionEnd } = area;
  const start = value.lastIndexOf("\n", selectionStart - 1) + 1;
  const found = value.indexOf("\n", selectionEnd);
  const end = found < 0 ? value.length : found;
  const lines = value.slice(start, end).split("\n");
  const written = lines.filter((line) => line.trim());
  const takeOff = written.length > 0 && written.every((line) => has.test(line));
  let number = 0;
  const change = (line) => {
    if (!line.trim() && lines.length > 1) return line;
    number += 1;
    return takeOff ? line.replace(has, "") : put(number) + line.replace(ANY_MARK, "");
  };
  const text = lines.map(change).join("\n");
  typeInto(area, start, end, text);
  const after = start + text.length;
  if (lines.length > 1) area.setSelectionRange(start, after);
  else area.setSelectionRange(after, after);
}

function markWords(area) {
  const { value, selectionStart: start, selectionEnd: end } = area;
  const chosen = value.slice(start, end);
  const words = chosen.trim();
  const before = chosen.slice(0, chosen.length - chosen.trimStart().length);
  const after = words ? chosen.slice(chosen.trimEnd().length) : "";
  const around = value.slice(start - 2, start) === STRONG && value.slice(end, end + 2) === STRONG;
  if (around) {
    typeInto(area, start - 2, end + 2, chosen);
    area.setSelectionRange(start - 2, end - 2);
  } else if (words.length > 4 && words.startsWith(STRONG) && words.endsWith(STRONG)) {
    typeInto(area, start, end, before + words.slice(2, -2) + after);
  } else {
    typeInto(area, start, end, before + STRONG + words + STRONG + after);
    const from = start + before.length + 2;
    area.setSelectionRange(from, from + words.length);
  }
}

export const mark = (area, name) => (name === "emphasis" ? markWords(area) : markLines(area, LINES[name]));
