// Lists what only this device has, with the way to each (writing/_on_this_phone.html). Drawn anew when something changes.
import { canKeep } from "./device.js";
import { all, nameOf } from "./kept-texts.js";
import { recordingsHere } from "./recordings-here.js";

export const dayAndTime = (time) =>
  new Date(time)
    .toLocaleString("en-GB", { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit", hourCycle: "h23" })
    .replace(/,? at |, (?=\d\d:)/, ", ");

export default async function notBackedUp(section) {
  if (!canKeep()) return;
  const list = section.querySelector("[data-list]");
  const line = section.querySelector("template");

  async function draw() {
    const texts = [...(await recordingsHere().catch(() => [])), ...(await all().catch(() => [])).filter(({ quiet }) => !quiet)];
    const lines = texts.map((text) => {
      const item = line.content.firstElementChild.cloneNode(true);
      Object.assign(item.querySelector("a"), { href: text.page, textContent: nameOf(text) });
      const more = text.clash ? `, ${section.dataset.clash}` : (text.pressed && text.finish) || text.wanted ? `, ${section.dataset.pressed}` : "";
      item.querySelector("[data-when]").textContent = `${section.dataset[text.recording ? "recorded" : "typed"]} ${dayAndTime(text.changed)}${more}`;
      return item;
    });
    list.replaceChildren(...lines);
    section.hidden = !texts.length;
    for (const empty of document.querySelectorAll("[data-nothing-kept]")) empty.hidden = texts.length > 0;
  }

  document.addEventListener("waymark:backed-up", draw);
  await draw();
}
