// One draft between this page and the server: PUT {kind, about, version, fields}.
// While the server cannot have the text, a copy stays in this tab (sessionStorage), and is gone once it is backed up.
const key = (draft) => `waymark-draft-${draft.draftId}`;
const token = (form) => form.elements.csrfmiddlewaretoken;

export const remember = (draft, fields) => sessionStorage.setItem(key(draft), JSON.stringify(fields));
export const forget = (draft) => sessionStorage.removeItem(key(draft));
export const recall = (draft) => JSON.parse(sessionStorage.getItem(key(draft)));

export function known(form, draft, version) {
  draft.version = Math.max(version, draft.version);
  const field = form.querySelector("[data-draft-version-field]");
  if (field) field.value = draft.version;
}

async function ask(form, method, url, body) {
  try {
    const answer = await fetch(url, {
      method,
      body,
      // The browser carries at most 64 kB out of a page that is being left.
      keepalive: (body?.length ?? 0) < 60_000,
      headers: { "Content-Type": "application/json", "X-CSRFToken": token(form).value, Accept: "application/json" },
    });
    return { status: answer.status, data: await answer.json().catch(() => ({})) };
  } catch {
    return { status: 0, data: {} };
  }
}

export async function put(form, draft, fields) {
  const body = JSON.stringify({ kind: draft.draftKind, about: draft.draftAbout ?? "", version: draft.version, fields });
  const url = draft.draftUrl.replace(/[0-9a-f-]{36}/, draft.draftId);
  const answer = await ask(form, "PUT", url, body);
  if (answer.status !== 403) return answer;
  // Signed in again in another tab: this page's token is out of date, its text is not.
  const { data } = await ask(form, "GET", url);
  if (!data.csrf) return answer;
  token(form).value = data.csrf;
  return ask(form, "PUT", url, body);
}
