// Chooses among the questions that are in the page already, without leaving it: nothing that was typed is touched.
// "Put these into the text as headings" adds them below the text, as if they had been typed.
import { typeInto } from "./type-into.js";

function putHeadings(area, questions) {
  const had = new Set(area.value.split("\n").map((line) => line.trim()));
  const missing = questions.map((question) => `## ${question}`).filter((heading) => !had.has(heading));
  if (!missing.length) return area.focus();
  const kept = area.value.trimEnd();
  const first = kept ? kept.length + 2 : 0;
  typeInto(area, kept.length, area.value.length, `${kept ? "\n\n" : ""}${missing.join("\n\n\n\n")}\n\n`);
  const under = first + missing[0].length + 2; // below the first of them
  area.setSelectionRange(under, under);
}

export default function prompts(box) {
  const form = box.closest("form");
  const field = form.elements.template;
  const area = document.getElementById(box.dataset.into);
  const otherwise = form.querySelector("[data-otherwise]"); // the question of a page without any chosen
  const show = () => {
    for (const one of box.querySelectorAll("[data-template]")) one.hidden = one.dataset.template !== field.value;
    for (const one of box.querySelectorAll("[name=use_template]")) one.setAttribute("aria-pressed", String(one.value === field.value));
    if (otherwise) otherwise.hidden = Boolean(field.value);
  };

  box.addEventListener("click", (event) => {
    const button = event.target.closest("button");
    if (!button) return;
    event.preventDefault();
    if (button.name === "use_headings") {
      const list = button.closest("[data-template]").querySelectorAll("li");
      putHeadings(area, [...list].map((one) => one.textContent.trim()));
      return;
    }
    field.value = button.value;
    show();
    field.dispatchEvent(new Event("input", { bubbles: true }));
    box.querySelector("details").open = false;
    (box.querySelector("[data-template]:not([hidden]) button") ?? box.querySelector("summary")).focus();
  });
  new MutationObserver(show).observe(field, { attributes: true, attributeFilter: ["value"] });
  show();
}
