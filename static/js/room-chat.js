// Chat: messages as they come, and one's own at once, marked until the room has them.
import draft from "./room-draft.js";

export default function chat(page, queue, say) {
  const part = page.querySelector("[data-room-chat]");
  const list = part.querySelector(".messages");
  const form = part.querySelector("form");
  const words = form?.elements.words;
  const refused = part.querySelector("[data-refused]");
  const kept = form && draft(words, queue.place);

  function draw({ called, role, at, time, words: text, client_id: id }) {
    const item = part.querySelector("template").content.firstElementChild.cloneNode(true);
    item.dataset.clientId = id;
    item.querySelector("[data-name]").textContent = called;
    item.querySelector("[data-role]").textContent = role;
    item.querySelector("time").textContent = time;
    if (at) item.querySelector("time").dateTime = at;
    item.querySelector("[data-words]").textContent = text;
    const before = form?.getBoundingClientRect().top ?? 0;
    list.append(item);
    part.querySelector("[data-nothing-yet]").hidden = true;
    if (form && before > 0 && before < innerHeight) scrollBy(0, form.getBoundingClientRect().top - before);
    return item;
  }

  const drawn = (id) => id && list.querySelector(`[data-client-id="${CSS.escape(id)}"]`);
  const pending = (command) => draw({ ...command, called: "You", role: "", time: "not sent yet" }).classList.add("unsent");

  function send(event) {
    event.preventDefault();
    if (!words.value.trim()) return words.focus();
    pending(queue.add("message", { words: words.value.trim() }));
    refused.textContent = words.value = "";
    kept.clear();
  }

  form?.addEventListener("submit", send);
  words?.addEventListener("keydown", (event) => event.key === "Enter" && !event.shiftKey && !event.isComposing && send(event));
  queue.list.filter(({ kind }) => kind === "message").forEach(pending);

  return {
    event(event) {
      if (event.kind !== "message") return;
      drawn(event.client_id)?.remove();
      draw(event);
      if (String(event.who) !== page.dataset.me) say(`${event.called}: ${event.words}`);
    },
    settled(command, answer) {
      if (command.kind !== "message" || answer.kind === "ack") return;
      drawn(command.client_id)?.remove();
      refused.textContent = answer.words;
      words.value = words.value || command.words;
    },
  };
}
