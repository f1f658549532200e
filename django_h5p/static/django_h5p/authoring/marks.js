// Buttons below a text that put marks around what is selected. The marks stand in the text, as H5P keeps them.

const MARKS = [
  {tag: "strong", label: "Bold"},
  {tag: "em", label: "Emphasis"},
  {tag: "ul", label: "List"},
  {tag: "a", label: "Link"},
];

export function offerMarks(text) {
  const allowed = text.dataset.marks.split(" ");
  const offered = MARKS.filter(({tag}) => allowed.includes(tag));
  if (!offered.length) return;
  const bar = document.createElement("div");
  bar.className = "h5pf-marks";
  for (const {tag, label} of offered) {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.setAttribute("aria-controls", text.id);
    button.addEventListener("click", () => mark(text, tag));
    bar.append(button);
  }
  text.after(bar);
}

function mark(text, tag) {
  const {selectionStart: from, selectionEnd: to, value} = text;
  const words = value.slice(from, to);
  const marked = tag === "ul" ? list(words) : tag === "a" ? link(words) : `<${tag}>${words}</${tag}>`;
  text.value = value.slice(0, from) + marked + value.slice(to);
  text.focus();
  text.dispatchEvent(new Event("input", {bubbles: true}));
}

function list(words) {
  const lines = words.split("\n").map((line) => line.trim()).filter(Boolean);
  // Between empty lines, so that the words around it stay paragraphs.
  return `\n\n<ul>${(lines.length ? lines : [""]).map((line) => `<li>${line}</li>`).join("")}</ul>\n\n`;
}

function link(words) {
  const address = /^https?:/.test(words) ? words : "https://";
  return `<a href="${address}">${words || "words of the link"}</a>`;
}
