// Sends one recording as the form of its page would have. Its id makes it one voice note however often it is sent.
// Answers with {status, list} or {status, error}; status 0 means that nobody answered.
import { greet } from "./draft.js";
import { whose } from "./whose.js";

const LONG_ENOUGH = 120_000; // ms: a megabyte on half a signal

export async function send({ id, entry, address, draftUrl, sound }) {
  const met = await greet({ draft: entry, url: draftUrl });
  if (!met.token) return { status: met.status };
  const body = new FormData();
  body.set("id", id);
  body.set("file", sound, "voice-note");
  const headers = { "X-CSRFToken": met.token, "X-Whose": String(await whose()) };
  try {
    const answer = await fetch(address, { method: "POST", body, headers, signal: AbortSignal.timeout(LONG_ENOUGH) });
    if (!answer.ok) return { status: answer.status, error: answer.status === 401 ? (await answer.json()).error : undefined };
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.redirected) return { status: 400, error: page.querySelector("[data-refused]")?.textContent.trim() };
    if (new URL(answer.url).pathname !== address) return { status: 401 };
    return { status: 200, list: page.querySelector("[data-voice-notes]") };
  } catch {
    return { status: 0 };
  }
}
