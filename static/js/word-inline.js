// Of a pasted paragraph: its words, what is bold, and where its links lead. Everything else goes.
const LEADS = /^(https?:|mailto:|tel:)/i;
const escaped = (words) => words.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;").replace(/"/g, "&quot;");

function isBold(element) {
  const weight = element.style?.fontWeight;
  if (weight) return weight === "bold" || Number(weight) >= 600;
  return ["B", "STRONG"].includes(element.tagName);
}

function part(node, bold) {
  if (node.nodeType === Node.TEXT_NODE) return escaped(node.data.replace(/[\s\u00a0]+/g, " "));
  if (node.nodeType !== Node.ELEMENT_NODE || ["UL", "OL", "TABLE"].includes(node.tagName)) return "";
  if (node.tagName === "BR") return " ";
  const own = !bold && isBold(node), words = inside(node, bold || own);
  if (node.tagName === "A" && LEADS.test(node.getAttribute("href") ?? "") && words.trim()) return `<a href="${escaped(node.getAttribute("href"))}">${words}</a>`;
  return own && words.trim() ? `<b>${words}</b>` : words;
}

const inside = (element, bold) => [...element.childNodes].map((node) => part(node, bold)).join("");

// `plain`: a heading is not bold besides.
export const inline = (element, plain = false) => inside(element, plain).replace(/ {2,}/g, " ").replace(/<\/b>( ?)<b>/g, "$1").trim();
