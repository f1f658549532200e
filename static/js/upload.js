// The little of tus 1.0 that a page needs: begin, put the next part, end. Each answers with {ok, status, offset, place, words};
// status 0 means that nobody answered.
export const PART = 1_000_000; // bytes, the most that the server takes at once
const LONG_ENOUGH = 120_000; // ms for one part on half a signal

const utf8 = (words) => new TextEncoder().encode(words);
const base64 = (words) => btoa(String.fromCharCode(...utf8(words)));

// The same file for the same thing has the same id, so that it goes on where it stopped and nothing is kept on the device.
export async function idOf(file, about) {
  const whole = new Blob([`${document.body.dataset.whose} ${about} ${file.size} `, file]);
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", await whole.arrayBuffer()));
  const hex = [...digest.slice(0, 16)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
}

async function ask(method, url, { token, signal }, headers = {}, body = undefined) {
  const ours = { "Tus-Resumable": "1.0.0", "X-CSRFToken": token, "X-Whose": document.body.dataset.whose };
  const ends = signal ? AbortSignal.any([signal, AbortSignal.timeout(LONG_ENOUGH)]) : AbortSignal.timeout(LONG_ENOUGH);
  if (navigator.onLine === false) return { status: 0 };
  try {
    const answer = await fetch(url, { method, body, redirect: "manual", signal: ends, headers: { ...ours, ...headers } });
    const status = answer.type === "opaqueredirect" ? 401 : answer.status; // to the page to sign in
    const said = [413, 507].includes(status) ? await answer.text() : "";
    return { ok: answer.ok, status, words: said, offset: Number(answer.headers.get("Upload-Offset")), headers: answer.headers };
  } catch {
    return { status: 0 };
  }
}

export async function begin(sending) {
  const about = `filename ${base64(sending.file.name)},id ${base64(sending.id)}`;
  const answer = await ask("POST", sending.url, sending, { "Upload-Length": sending.file.size, "Upload-Metadata": about });
  return { ...answer, place: answer.ok ? `${sending.url}${sending.id}/` : undefined };
}

export async function putPart(sending, at, size) {
  const headers = { "Upload-Offset": at.offset, "Content-Type": "application/offset+octet-stream" };
  const part = sending.file.slice(at.offset, at.offset + size);
  return { ...(await ask("PATCH", at.place, sending, headers, part)), place: at.place };
}

export const end = (sending, at) => ask("DELETE", at.place ?? `${sending.url}${sending.id}/`, { token: sending.token });
