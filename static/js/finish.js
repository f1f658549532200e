// What somebody pressed Save on while the server could not have it: sent as the form would have been. The page's address and
// the id make it one entry, however often it is sent. Answers with {done, address, version} or {status} or {refused}.
import { greet } from "./draft.js";

export async function finish(text) {
  const met = await greet(text);
  if (!met.token) return { status: met.status };
  const body = new URLSearchParams(text.entries);
  body.set("draft_version", text.version);
  body.set("csrfmiddlewaretoken", met.token);
  try {
    const answer = await fetch(text.page, { method: "POST", body });
    const { pathname } = new URL(answer.url);
    if (!answer.ok) return { status: answer.status };
    if (!answer.redirected || !answer.url.includes(text.draft)) return { refused: true };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return { done: true, address: pathname, version: page.querySelector("[data-entry-version]")?.dataset.entryVersion };
  } catch {
    return { status: 0 };
  }
}
