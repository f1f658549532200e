// Sends fields of an activity, each with the words that stood there before, and answers with what the server has now.
// A page that outlived a sign-in has a token that is out of date: it asks for another one, which only the same person gets.
import { greet } from "./draft.js";

const MUCH = 60_000; // bytes: a browser carries no more out of a page that is being left

export async function sendTyped(form, pairs) {
  const fields = Object.entries(pairs);
  let reply = await post(form, fields);
  if (reply.status === 403) {
    const { token, data } = await greet({ draft: crypto.randomUUID(), url: form.dataset.tokenUrl });
    // Such as: somebody else is signed in here now.
    if (!token) throw Object.assign(new Error(data.error ?? ""), { status: 403 });
    form.elements.csrfmiddlewaretoken.value = token;
    reply = await post(form, fields);
  }
  const said = await reply.json().catch(() => ({}));
  if (!reply.ok) throw Object.assign(new Error(said.error ?? ""), { status: reply.status });
  return said;
}

function post(form, fields) {
  const body = new URLSearchParams([["csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value], ...fields]);
  const keepalive = body.toString().length < MUCH;
  return fetch(form.dataset.saveUrl, { method: "POST", body, keepalive, headers: { Accept: "application/json" } });
}
