// Lists of a pasted document. Those of Word are paragraphs and become lists here.
import { inline } from "./word-inline.js";

// Word writes a list as paragraphs, each with its level in its style and its bullet or number in a span that is to be ignored.
export function wordItem(element) {
  const level = /mso-list:[^;"]*level(\d)/.exec(element.getAttribute("style") ?? "");
  if (!level) return null;
  const mark = element.querySelector("[style*='mso-list:Ignore'], [style*='mso-list: Ignore']");
  const kind = /^\(?[\da-z]{1,3}[.)]/i.test(mark?.textContent.trim() ?? "") ? "ol" : "ul";
  mark?.remove();
  return { level: Number(level[1]), kind, words: inline(element) };
}

export function asList(items) {
  const [first] = items, other = items.findIndex((item) => item.level <= first.level && item.kind !== first.kind);
  if (other > 0) return asList(items.slice(0, other)) + asList(items.slice(other));
  let html = "";
  for (let at = 0; at < items.length; at += 1) {
    let end = at + 1;
    while (end < items.length && items[end].level > first.level) end += 1;
    html += `<li>${items[at].words}${end > at + 1 ? asList(items.slice(at + 1, end)) : ""}</li>`;
    at = end - 1;
  }
  return `<${first.kind}>${html}</${first.kind}>`;
}

export function list(element) {
  const tag = element.tagName.toLowerCase();
  const items = [...element.children].map((item) => {
    if (item.matches("ul, ol")) return list(item);
    const below = [...item.querySelectorAll("ul, ol")].filter((one) => one.parentElement.closest("ul, ol") === element).map(list).join("");
    return inline(item) || below ? `<li>${inline(item)}${below}</li>` : "";
  });
  return items.join("") ? `<${tag}>${items.join("")}</${tag}>` : "";
}
