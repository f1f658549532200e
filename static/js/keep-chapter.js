// Keeping a chapter on this phone: what of it is here, how old it is, fetching it, and taking it off again.
import { can, here, keep, takeOff } from "./chapter-cache.js";
import { dayAndTime } from "./not-backed-up.js";

async function keepChapter(panel) {
  if (!can()) return;
  const [state, when, button, off, said, box] = ["state", "when", "keep", "take-off", "said", "sound"].map((name) => panel.querySelector(`[data-${name}]`));
  panel.querySelector("[data-cannot]").hidden = true;

  async function show() {
    const now = await here(panel.dataset.chapter);
    const how = now.name ? (now.version === panel.dataset.version ? "kept" : "newer") : "none";
    state.textContent = state.dataset[how];
    button.textContent = button.dataset[{ none: "first", newer: "newer", kept: "again" }[how]];
    button.classList.toggle("primary", how !== "kept");
    when.textContent = now.name ? (now.sound ? when.dataset.with : when.dataset.words).replace("{when}", dayAndTime(now.when)) : "";
    [when.hidden, off.hidden, button.hidden] = [!now.name, !now.name, false];
    if (now.name) box.checked = Boolean(now.sound);
  }

  async function work(act, words) {
    said.textContent = said.dataset.fetching;
    button.disabled = off.disabled = true;
    await act().then(() => (said.textContent = said.dataset[words]), () => (said.textContent = said.dataset.failed));
    button.disabled = off.disabled = false;
    await show();
  }

  button.addEventListener("click", () => work(() => keep(panel, box.checked), "done"));
  off.addEventListener("click", () => work(() => takeOff(panel.dataset.chapter), "gone"));
  await show();
}

keepChapter(document.querySelector("[data-chapter]"));
