// How the page stands to the room, in words, beside the tabs. Said aloud only when it changes.
const LOST = "Connection lost. What you write is kept and sent once when it is back.";

export default function stateOf(page, say) {
  const chip = page.querySelector("[data-room-state]");
  let last = "";

  function show(name, words, kind) {
    chip.textContent = words;
    chip.className = `live chip ${kind}`;
    if (last && last !== name) say(words);
    last = name;
  }

  const clock = () => new Date().toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" });

  return {
    live: () => show("live", `Connected, ${clock()}`, "ok"),
    slow: () => show("slow", `Connected, a few seconds behind, ${clock()}`, "ok"),
    lost: () => last !== "slow" && show("lost", LOST, "attention"),
    failing: () => show("lost", LOST, "attention"),
    over(words) {
      show("over", "Not connected", "");
      const notice = page.querySelector("[data-room-over]");
      notice.hidden = false;
      notice.querySelector("span").textContent = words;
      say(words);
      for (const field of page.querySelectorAll("[data-room-chat] button, [data-room-hands] button, [data-room-dock] .primary")) field.disabled = true;
    },
  };
}
