// The queue of hands: up, down, and “Ben, please”. The focus stays near when what had it goes away.
export default function hands(page, queue, say) {
  const part = page.querySelector("[data-room-hands]");
  const list = part.querySelector(".hands");
  const hidden = (kind, away) => {
    for (const form of document.querySelectorAll(`[data-room-dock] [data-kind=${kind}], [data-room-hands] > [data-kind=${kind}]`)) form.hidden = away;
  };
  const isMe = (who) => String(who) === page.dataset.me;

  function show() {
    const waiting = list.children.length;
    const mine = Boolean(list.querySelector(`[data-who="${page.dataset.me}"]`));
    part.querySelector("[data-count]").textContent = waiting ? `${waiting} waiting` : "";
    [...list.children].forEach((item, at) => (item.querySelector(".num").textContent = at + 1));
    const dock = document.activeElement?.closest("[data-room-dock]");
    const lost = document.activeElement?.closest("[data-room-hands] > form");
    hidden("raise_hand", mine);
    hidden("lower_hand", !mine);
    part.querySelector("[data-no-hands]")?.toggleAttribute("hidden", waiting > 0);
    if (dock) dock.querySelector("form:not([hidden]) .primary")?.focus();
    else if (lost?.hidden) part.querySelector("h2").focus();
  }

  function raise({ hand, who, name, called, words, room }) {
    const item = part.querySelector("template").content.firstElementChild.cloneNode(true);
    Object.assign(item.dataset, { hand, who });
    item.querySelector("[data-name]").textContent = isMe(who) ? "You" : name;
    item.querySelector("[data-words]").textContent = words;
    item.querySelector("[data-where]").textContent = room ? ` in room ${room}` : "";
    const form = item.querySelector("form");
    if (form.dataset.kind === "lower_hand") form.hidden = !isMe(who);
    else [form.elements.hand_id.value, form.querySelector("[data-called]").textContent] = [hand, called];
    list.append(item);
    if (page.dataset.host !== undefined) say(`${called} has a hand up.`);
  }

  function lower(id) {
    const item = list.querySelector(`[data-hand="${id}"]`);
    if (item?.contains(document.activeElement)) part.querySelector("h2").focus();
    item?.remove();
  }

  function take({ speaker, speaker_called: called }) {
    part.querySelector("[data-turn]").hidden = false;
    part.querySelector("[data-turn] [data-name]").textContent = isMe(speaker) ? "you" : called;
    if (isMe(speaker)) say("It is your turn to speak.");
  }

  return {
    event(event) {
      if (event.kind === "hand_raised") raise(event);
      if (event.kind === "hand_taken") take(event);
      if (event.kind === "hand_lowered" || event.kind === "hand_taken") lower(event.hand);
      show();
    },
    settled: ({ kind }, { words = "" }) => kind !== "message" && (part.querySelector("[data-refused]").textContent = words),
  };
}
