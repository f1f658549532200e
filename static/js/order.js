// Puts lines in order with two buttons each: <fieldset data-module="order">. The lists beside the lines, out of sight
// then, hold the answer; without a script they are how it is given.
export default function order(set) {
  const list = set.querySelector("[data-lines]"), said = set.querySelector("[data-said]");
  const lines = () => [...list.querySelectorAll("[data-line]")];
  const button = (line, by) => line.querySelector(`[data-move="${by}"]`);

  function number() {
    for (const [at, line] of lines().entries()) {
      const place = line.querySelector("select");
      place.value = String(at + 1);
      button(line, -1).disabled = at === 0;
      button(line, 1).disabled = at === lines().length - 1;
    }
  }

  function move(line, by) {
    if (by < 0) line.previousElementSibling.before(line);
    else line.nextElementSibling.after(line);
    number();
    const pressed = button(line, by);
    (pressed.disabled ? button(line, -by) : pressed).focus();
    said.textContent = `“${line.dataset.line}” is now ${lines().indexOf(line) + 1} of ${lines().length}.`;
    for (const one of lines()) one.querySelector("select").dispatchEvent(new Event("change", { bubbles: true }));
  }

  list.addEventListener("click", ({ target }) => {
    const pressed = target.closest("[data-move]");
    if (pressed) move(pressed.closest("[data-line]"), Number(pressed.dataset.move));
  });

  for (const plain of set.querySelectorAll("[data-plain]")) plain.hidden = true;
  for (const moves of set.querySelectorAll("[data-moves]")) moves.hidden = false;
  number();
}
