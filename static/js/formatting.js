// Buttons that set marks around what is selected in a textarea, and the number of words, said in words.
// <div data-module="formatting" data-for="id_body" hidden><button data-mark="heading">…<span data-count>
// The text stays plain text: whatever can type can write it, and nothing is lost where this script does not run.
import { mark } from "./marks.js";

export const wordsIn = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word) && !/^\d{1,3}[.)]$/.test(word)).length;

export default function formatting(bar) {
  const area = document.getElementById(bar.dataset.for);
  const count = bar.querySelector("[data-count]");
  const say = () => {
    const words = wordsIn(area.value);
    count.textContent = words === 1 ? "1 word" : `${words.toLocaleString("en-GB")} words`;
  };

  bar.addEventListener("click", ({ target }) => {
    const button = target.closest("[data-mark]");
    if (button) mark(area, button.dataset.mark);
  });
  area.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.key.toLowerCase() !== "b" || event.shiftKey || event.altKey) return;
    event.preventDefault();
    mark(area, "emphasis");
  });
  area.addEventListener("input", say);
  area.form.addEventListener("waymark:filled", say);
  bar.hidden = false;
  say();
}
