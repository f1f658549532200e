// One request, answered with the section as it is then: its list takes the place of the one here, and is laid on the text.
// Answers with what the page says about it, if anything.
import { layOn } from "./highlight-paint.js";

const token = () => document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";

export async function send(marking, address, fields) {
  const body = new URLSearchParams({ csrfmiddlewaretoken: token(), ...fields });
  const answer = await fetch(address, { method: "POST", body });
  if (!answer.ok) throw new Error(String(answer.status));
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const part = page.querySelector("[data-part='highlights']");
  if (!part) return location.assign(answer.url); // it asks something first
  marking.list.innerHTML = part.innerHTML;
  layOn(marking.prose, marking.list);
  marking.read();
  return page.querySelector(".messages-bar")?.textContent.trim();
}
