// Says what this browser has promised about texts that wait here, and asks it for the promise.
import { canKeep, write } from "./device.js";
import { isKeptPage } from "./whose.js";

export default async function withoutASignal(section) {
  const ask = section.querySelector("[data-ask]");
  const install = section.querySelector("[data-install]");
  const show = (name) => {
    for (const line of section.querySelectorAll("[data-if]")) line.hidden = line.dataset.if !== name;
    ask.hidden = name !== "not-promised";
  };

  async function look() {
    if (!canKeep() || isKeptPage()) return show("cannot");
    if (!navigator.storage?.persisted) return show("unknown");
    return show((await navigator.storage.persisted()) ? "promised" : "not-promised");
  }

  ask.addEventListener("click", async () => {
    await navigator.storage.persist();
    await write("facts", { name: "promise", asked: Date.now() });
    await look();
    section.querySelector("[data-refused]").hidden = await navigator.storage.persisted();
  });

  addEventListener("beforeinstallprompt", (offer) => {
    offer.preventDefault();
    install.hidden = false;
    install.onclick = () => offer.prompt();
  });
  section.querySelector("[data-installed]").hidden = !matchMedia("(display-mode: standalone)").matches;
  await look();
}
