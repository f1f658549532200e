// Says, while somebody types, how the text reads: <form data-module="readable" data-plainer> with a [data-typed] textarea and
// [data-hints], where the server has put the same. Screen readers hear it after a pause, and at most every ten seconds.
import { hintsAbout } from "./reading-age.js";

const [PAUSE, STILL, QUIET] = [300, 2_500, 10_000];

function list(part, lines) {
  part.hidden = !lines.length;
  part.querySelector("ul").replaceChildren(...lines.map((line) => Object.assign(document.createElement("li"), { textContent: line })));
}

export default function readable(form) {
  const [area, panel] = [form.querySelector("[data-typed]"), form.querySelector("[data-hints]")];
  const plainer = JSON.parse(form.dataset.plainer);
  const [age, size, long, words, said] = ["age", "size", "long", "plainer", "said"].map((name) => panel.querySelector(`[data-${name}]`));
  let drawing, speaking, spoken = 0;

  function draw() {
    const hints = hintsAbout(area.value, plainer);
    [age.textContent, size.textContent] = [hints.age, hints.size];
    list(long, hints.long);
    list(words, hints.plainer);
  }

  function speak() {
    spoken = Date.now();
    said.textContent = `${age.textContent} ${size.textContent}`;
  }

  area.addEventListener("input", () => {
    clearTimeout(drawing);
    clearTimeout(speaking);
    drawing = setTimeout(draw, PAUSE);
    speaking = setTimeout(speak, Math.max(STILL, spoken + QUIET - Date.now()));
  });
  draw(); // a browser may have put back what was typed before
}
