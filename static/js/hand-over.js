// A page that is left before the device has its last words hands them to the next page of this tab, which seals them at once.
// Only here do words stand open, for that moment: nothing that a browser offers encrypts while a page is being left.
import { keep } from "./kept-texts.js";
import { whose } from "./whose.js";

const PLACE = "waymark-hand-over";

export function handOver(text) {
  try {
    sessionStorage.setItem(PLACE, JSON.stringify(text));
  } catch {
    // Storage is off or full: the save that is on its way has to do.
  }
}

export async function takeOver() {
  const left = sessionStorage.getItem(PLACE);
  if (!left) return;
  const { person, ...text } = JSON.parse(left);
  if (person === (await whose())) await keep(text);
  sessionStorage.removeItem(PLACE);
}
