// Sorting by choosing: a card, then the group it goes to. By pointer and touch, and by keyboard: Enter takes a card,
// arrows go from group to group, Enter puts it there, Escape lets go. The selects in the form hold the answer.
import { sender } from "./send-card.js";

const ARROWS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

export default function sort(form) {
  const [board, cards, said] = ["board", "cards", "said"].map((name) => form.querySelector(`[data-${name}]`));
  const groups = [...form.querySelectorAll("[data-group]")];
  const send = sender(form);
  let inHand = null;

  const say = (words) => { said.textContent = words; };
  const selectOf = (card) => form.elements[`card-${card.dataset.card}`];

  function take(card) {
    inHand?.setAttribute("aria-pressed", "false");
    inHand = card === inHand ? null : card;
    inHand?.setAttribute("aria-pressed", "true");
    for (const group of groups) group.classList.toggle("drop-ready", inHand !== null);
    if (inHand) groups.at(-1).scrollIntoView({ block: "nearest" });
    say(inHand ? `You hold “${card.textContent}”. Choose a group.` : "");
  }

  function put(group) {
    const card = inHand, wasPlaced = !cards.contains(card), next = card.nextElementSibling ?? card.previousElementSibling;
    const line = card.closest("li") ?? document.createElement("li");
    take(card);
    line.append(card);
    group.querySelector("ul").append(line);
    selectOf(card).value = group.dataset.group;
    const placed = board.querySelectorAll("li > [data-card]").length, all = board.querySelectorAll("[data-card]").length;
    form.querySelector("[data-progress]").textContent = `${placed} of ${all} placed`;
    say(`Placed in ‘${group.dataset.title}’. ${placed} of ${all} placed.`);
    (wasPlaced ? card : next ?? form.querySelector("[data-check]")).focus();
    send(selectOf(card));
  }

  board.addEventListener("click", ({ target }) => {
    const card = target.closest("[data-card]"), group = target.closest("[data-group]");
    if (card) take(card);
    else if (group && inHand) put(group);
    else if (group && target.closest(".place")) say("Choose a card first.");
  });

  board.addEventListener("keydown", (event) => {
    if (!inHand || !(event.key in ARROWS || event.key === "Escape")) return;
    event.preventDefault();
    if (event.key === "Escape") { inHand.focus(); return take(inHand); }
    const here = groups.findIndex((group) => group.querySelector(".place") === document.activeElement);
    const first = ARROWS[event.key] > 0 ? 0 : groups.length - 1;
    const there = here < 0 ? first : (here + ARROWS[event.key] + groups.length) % groups.length;
    groups[there].querySelector(".place").focus();
  });

  form.querySelector("[data-plain]").hidden = true;
  board.hidden = false;
}
