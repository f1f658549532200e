// What a section sends in passing, where the server cannot be reached or this page was kept for that: it waits on this device.
import { keepDeed } from "./kept-deeds.js";
import { isKeptPage } from "./whose.js";

const pathOf = (form) => new URL(form.action).pathname;

// Done, or not done after all. Answers with whether this device has it; the bar says so.
export async function doneLater(form, error) {
  if (!(error instanceof TypeError) && !isKeptPage()) return false;
  const url = pathOf(form);
  const done = url.endsWith("/done/");
  const name = `${document.getElementById("title").textContent} – ${done ? "done" : "not done"}`;
  if (!(await keepDeed({ about: `done ${url.replace(/(not-)?done\/$/, "")}`, url, fields: {}, name }))) return false;
  const said = document.getElementById("done");
  said.textContent = `${done ? "Marked as done" : "Marked as not done"} on this phone. It goes in when there is a connection.`;
  said.focus({ preventScroll: true });
  return true;
}

export function placeLater(form, place) {
  const url = pathOf(form);
  return keepDeed({ about: `place ${url}`, url, fields: { place }, name: "A place", quiet: true });
}
