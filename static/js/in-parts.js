// Sends a large file in parts, in words that say how far it is. It goes on by itself after a lost connection, and after the
// page was left once the same file is chosen again. Answers with the id of what arrived, or "" where it was stopped or refused.
import { begin, end, idOf, PART, putPart } from "./upload.js";

const LONGEST_PAUSE = 20_000;
const MEGABYTE = 1_000_000;
const AGAIN = (status) => status === 0 || status === 404 || status === 409 || (status >= 500 && status !== 507);

// Until there is a connection again, or for a little longer each time.
function pause(tries, stopped) {
  return new Promise((resolve) => {
    const over = new AbortController();
    const go = () => { over.abort(); clearTimeout(timer); resolve(); };
    const timer = setTimeout(go, Math.min(LONGEST_PAUSE, 1000 * 2 ** tries));
    addEventListener("online", go, { signal: over.signal });
    stopped.addEventListener("abort", go, { signal: over.signal });
  });
}

export default async function sendInParts(form, file, said) {
  const stop = form.querySelector("[data-stop]");
  const stopping = new AbortController();
  const size = Math.max(1, Math.round(file.size / MEGABYTE));
  let at = { offset: 0 };
  let tries = 0;

  function say(words, more = "") {
    const sent = Math.min(size, Math.floor(at.offset / MEGABYTE));
    said.textContent = more || said.dataset[words].replace("{sent}", sent).replace("{size}", size);
  }

  stop.addEventListener("click", () => stopping.abort(), { once: true });
  stop.hidden = false;
  const id = await idOf(file, form.dataset.about).catch(() => "");
  const sending = { url: form.dataset.parts, token: form.elements.csrfmiddlewaretoken.value, file, id, signal: stopping.signal };
  while (id && !stopping.signal.aborted && !(at.place && at.offset >= file.size)) {
    const answer = await (at.place ? putPart(sending, at, PART) : begin(sending));
    if (answer.ok) {
      [at, tries] = [answer, 0];
      say("parts");
    } else if (AGAIN(answer.status)) {
      at = { offset: at.offset };
      say("waiting");
      await pause(tries++, stopping.signal);
    } else {
      say([401, 403].includes(answer.status) ? "signedOut" : "broken", answer.words);
      break;
    }
  }
  stop.hidden = true;
  if (stopping.signal.aborted) {
    await end(sending, at);
    say("stopped");
  }
  return !stopping.signal.aborted && at.place && at.offset >= file.size ? id : "";
}
