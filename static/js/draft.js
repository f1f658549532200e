// One draft between this page and the server: PUT {kind, about, version, fields}, GET ?token for a fresh token.
// Every answer has a status; 0 means that nobody answered.
import { whose } from "./whose.js";

const LONG_ENOUGH = 30_000; // ms: a request that hangs must not keep somebody from signing out
let token = "";

const tokenHere = () => (token ||= document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "");

async function ask(method, url, person, body) {
  try {
    const answer = await fetch(url, {
      method,
      body,
      signal: AbortSignal.timeout(LONG_ENOUGH),
      // The browser carries at most 64 kB out of a page that is being left.
      keepalive: (body?.length ?? 0) < 60_000,
      headers: { "Content-Type": "application/json", "X-CSRFToken": tokenHere(), "X-Whose": person || "0", Accept: "application/json" },
    });
    return { status: answer.status, data: await answer.json().catch(() => ({})) };
  } catch {
    return { status: 0, data: {} };
  }
}

// The texts that were sent and not answered: the server may hold any of them. The earliest are the likeliest.
export function withSent(sent, fields) {
  if (sent.some((one) => JSON.stringify(one) === JSON.stringify(fields))) return sent;
  const all = [...sent, fields];
  return all.length > 10 ? [...all.slice(0, 3), ...all.slice(-7)] : all;
}

const person = () => document.body.dataset.whose ?? whose().catch(() => "");

// A draft's text as {draft, kind, about, url, version, fields}.
export async function put({ draft, kind, about, url, version, fields }) {
  if (navigator.onLine === false) return { status: 0, data: {} };
  const body = JSON.stringify({ kind, about: about ?? "", version, fields });
  const who = document.body.dataset.whose ?? (await person()); // a page that is being left has no time to wait
  const address = url.replace(/[0-9a-f-]{36}/, draft);
  const answer = tokenHere() ? await ask("PUT", address, who, body) : { status: 403 };
  if (answer.status !== 403) return answer;
  // Signed in again in another tab, or a page that the device kept: its token is out of date, its text is not.
  const fresh = await greet({ draft, url });
  return fresh.token ? ask("PUT", address, who, body) : fresh;
}

// Is the server there, and does it still know us? Answers with the token that it takes now.
export async function greet({ draft, url }) {
  if (navigator.onLine === false) return { status: 0, data: {} };
  const answer = await ask("GET", `${url.replace(/[0-9a-f-]{36}/, draft)}?token`, await person());
  if (answer.data.csrf) token = answer.data.csrf;
  return { ...answer, token: answer.data.csrf };
}
