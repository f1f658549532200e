// Without a connection: says what fits, from all that may be said, which the kept copy of a section has in <template data-remarks>.
// Nothing counts by it: the server checks once it is asked again, and the words say so.
const filled = (words, numbers) => words.replace(/{(\w+)}/g, (_, name) => numbers[name]);

function said(template, given) {
  const lines = [...template.content.querySelectorAll("[data-name]")];
  const names = [...new Set(lines.map((line) => line.dataset.name))];
  const mine = lines.filter(({ dataset }) => given.get(dataset.name) === dataset.value);
  const [fit, again] = [true, false].map((right) => mine.filter((line) => "fits" in line.dataset === right));
  return { fit, again, left: names.filter((name) => !given.get(name)).length, all: names.length };
}

function drawn(template, { fit, again, left, all }) {
  const result = template.content.querySelector(".result").cloneNode(true);
  const [headline, amiss, closing, why] = ["headline", "again", "closing", "why"].map((name) => result.querySelector(`[data-${name}]`));
  const words = template.dataset[left ? "left" : again.length ? "some" : "all"];
  headline.textContent = filled(words, { fit: fit.length, all, left });
  amiss.append(...(left ? [] : again).map((line) => line.cloneNode(true)));
  why.querySelector("ul").append(...(left ? [] : fit).map((line) => line.cloneNode(true)));
  [amiss.hidden, closing.hidden, why.hidden] = [left || !again.length, left || again.length > 0, left || !fit.length].map(Boolean);
  return result;
}

// Answers with whether it could be said here.
export function checkHere(form) {
  const part = form.closest("[data-swap]");
  const template = part.querySelector("template[data-remarks]");
  if (!template) return false;
  part.querySelector(".result")?.remove();
  const result = drawn(template, said(template, new FormData(form)));
  part.querySelector("h2").after(result);
  result.focus({ preventScroll: true });
  result.scrollIntoView();
  return true;
}
