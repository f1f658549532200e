// What stands in front of everybody: drawn anew when something there changed. Fields that somebody is typing in, and the
// focus, stay where they are. What could not be sent is sent again, under the same name, so that it counts once.
import remember from "./room-typed.js";

const AGAIN = 3_000;
const JSON_PLEASE = { Accept: "application/json" };

export default function stage(page, say) {
  const part = page.querySelector("[data-room-stage]");
  const refused = part.querySelector("[data-refused]");
  let asked;

  const look = () => (asked ??= setTimeout(draw, 100 + Math.random() * 300));

  async function draw() {
    asked = undefined;
    try {
      const answer = await fetch(part.dataset.roomStage, { headers: { Accept: "text/html" } });
      if (answer.ok && !answer.redirected) swap(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch {
      setTimeout(look, AGAIN); // no signal: later
    }
  }

  function swap(fresh) {
    const putBack = remember(part);
    part.querySelector("[data-stage]").replaceWith(fresh.querySelector("[data-stage]"));
    putBack();
  }

  async function send(form, body = new URLSearchParams(new FormData(form))) {
    try {
      const answer = await fetch(form.action, { method: "POST", headers: JSON_PLEASE, body });
      const { kind, words = "" } = answer.headers.get("Content-Type")?.includes("json") ? await answer.json() : {};
      refused.textContent = words;
      if (kind === "refused") form.elements.version?.remove(); // the next try is about the words on the page by then
      else form.reset(), form.closest("details")?.removeAttribute("open");
      look();
    } catch {
      refused.textContent = "Not sent yet. It goes out once, when the connection is back.";
      setTimeout(() => send(form, body), AGAIN);
    }
  }

  part.addEventListener("submit", (event) => {
    if (!("stageForm" in event.target.dataset)) return;
    event.preventDefault();
    send(event.target);
  });

  return {
    event(event) {
      if (event.kind !== "stage") return;
      const count = event.counts && part.querySelector(`[data-counts="${event.counts}"]`);
      if (count && String(event.who) !== page.dataset.me) count.textContent = event.count;
      else look();
      if (event.say && String(event.who) !== page.dataset.me) say(event.say);
    },
  };
}
