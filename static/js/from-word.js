// From what Word, Google Docs or a web page put on the clipboard to what a section is made of: headings, lists, quotations, bold, links.
import { inline } from "./word-inline.js";
import { leaveOut } from "./word-left-out.js";
import { asList, list, wordItem } from "./word-lists.js";

const HEADINGS = { H1: "h2", H2: "h2", H3: "h3", H4: "h3", H5: "h3", H6: "h3" };
const BLOCKS = "p, h1, h2, h3, h4, h5, h6, ul, ol, table, blockquote, div, section, article, pre, dl";
const wrapped = (tag, words) => (words.replace(/<[^>]*>/g, "").trim() ? `<${tag}>${words}</${tag}>` : "");

const row = (cells) => cells.map((cell) => inline(cell)).filter(Boolean).join(" – ");

function block(element) {
  if (HEADINGS[element.tagName] || element.matches(".MsoTitle")) return wrapped(HEADINGS[element.tagName] ?? "h2", inline(element, true));
  if (element.matches("ul, ol")) return list(element);
  if (element.matches("table")) return [...element.rows].map((one) => wrapped("p", row([...one.cells]))).join("");
  if (element.matches("blockquote")) return wrapped("blockquote", inline(element));
  return element.querySelector(BLOCKS) ? blocks(element) : wrapped("p", inline(element));
}

function blocks(parent) {
  let html = "", items = [], loose = parent.ownerDocument.createElement("p");
  const finish = () => {
    html += (items.length ? asList(items) : "") + wrapped("p", inline(loose));
    [items, loose] = [[], parent.ownerDocument.createElement("p")];
  };
  for (const node of [...parent.childNodes]) {
    const isBlock = node.nodeType === Node.ELEMENT_NODE && (node.matches(BLOCKS) || node.querySelector(BLOCKS));
    const item = isBlock && node.matches("p, div, h1, h2, h3") ? wordItem(node) : null;
    if (item) {
      if (loose.textContent.trim()) finish();
      items.push(item);
    } else if (isBlock) { finish(); html += block(node); } else if (node.nodeType !== Node.COMMENT_NODE && (node.textContent.trim() || loose.hasChildNodes())) {
      if (items.length) finish();
      loose.append(node);
    }
  }
  finish();
  return html;
}

export function fromWord(html) {
  const page = new DOMParser().parseFromString(html.replace(/\b(src|srcset)\s*=\s*(["'])\s*data:[^"']*\2/gi, ""), "text/html");
  const left = leaveOut(page);
  if (page.querySelector("table")) left.push("the lines of a table (its rows are paragraphs now)");
  return { html: blocks(page.body), left };
}
