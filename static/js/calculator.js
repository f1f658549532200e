// Works out the lines of a calculator as somebody types: <form data-module="calculator …" data-plan>. Without a script, and to the
// same figures, the server does.
import { figureIn, isLess, isMultiple, minus, shown, workOut } from "./exact.js";

const QUIET = 1_200; // ms without typing before the figures are read out

export default function calculator(form) {
  const { fields, lines } = JSON.parse(form.dataset.plan);
  const [said, wanting] = [form.querySelector("[data-said]"), form.querySelector("[data-wanting]")];
  const inputOf = ({ key }) => form.elements[`field-${key}`];
  let quiet;

  function trouble({ lowest, highest, step, says }, words) {
    const figure = figureIn(words);
    if (!figure) return words.trim() ? says.not_a_number : says.empty;
    if (isLess(figure, figureIn(lowest)) || isLess(figureIn(highest), figure)) return says.out_of_range;
    return isMultiple(minus(figure, figureIn(lowest)), figureIn(step)) ? "" : says.between_steps;
  }

  function say(field, words) {
    const [input, wrong] = [inputOf(field), form.querySelector(`[data-wrong="${field.key}"]`)];
    wrong.textContent = words;
    wrong.hidden = !words;
    wrong.closest(".field").classList.toggle("wrong", Boolean(words));
    input.toggleAttribute("aria-invalid", Boolean(words));
  }

  function draw() {
    const usable = (field) => (trouble(field, inputOf(field).value) ? null : figureIn(inputOf(field).value));
    const found = workOut(lines, Object.fromEntries(fields.map((field) => [field.key, usable(field)])));
    const units = Object.fromEntries([...fields, ...lines].map((one) => [one.key, [one.unit, one.places ?? 6]]));
    for (const place of form.querySelectorAll("[data-figure]")) {
      const key = place.dataset.figure;
      place.textContent = found[key] ? shown(found[key], ...units[key]) : "…";
    }
    for (const place of form.querySelectorAll("[data-needs]")) place.hidden = place.dataset.needs.split(" ").some((key) => !found[key]);
    for (const { key, levels } of lines) {
      const now = levels.filter((level) => found[key] && !isLess(found[key], figureIn(level.at_least))).length - 1;
      form.querySelectorAll(`[data-levels="${key}"] > *`).forEach((words, at) => (words.hidden = at !== now));
    }
    wanting.hidden = lines.every(({ key }) => found[key]);
  }

  form.addEventListener("input", () => {
    draw();
    for (const field of fields) if (!trouble(field, inputOf(field).value)) say(field, "");
    clearTimeout(quiet);
    const heard = () => [...form.querySelectorAll("[data-needs]")].filter((one) => !one.hidden).map((one) => one.innerText);
    quiet = setTimeout(() => (said.textContent = heard().join(" ")), QUIET);
  });
  form.addEventListener("change", () => fields.forEach((field) => say(field, trouble(field, inputOf(field).value))));
}
