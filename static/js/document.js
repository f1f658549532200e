// Says in words what happens while a document is sent, read and made anew. The form sends itself, as it would without this;
// a large file goes ahead of it in parts, where the site takes those.
const READING_AFTER = 2500;
const SLOW_AFTER = 12_000;
const LARGE = 2_000_000; // bytes: above this, what a lost connection costs is worth saving

export default function documentForm(form) {
  const said = form.querySelector("[data-said]");
  const fields = form.elements;
  let waiting = [];
  let ahead = false;

  function quiet() {
    waiting.forEach(clearTimeout);
    waiting = [];
    said.textContent = "";
  }

  async function sendAhead(file, button) {
    if (ahead) return;
    ahead = true;
    button?.setAttribute("aria-busy", "true");
    const { default: sendInParts } = await import("./in-parts.js");
    const id = await sendInParts(form, file, said);
    button?.removeAttribute("aria-busy");
    ahead = false;
    if (!id) return;
    fields.sent.value = id;
    fields.file.value = "";
    form.requestSubmit(button);
  }

  form.addEventListener("submit", (event) => {
    const file = fields.file.files[0];
    if (file?.size > LARGE && form.dataset.parts && globalThis.crypto?.subtle) {
      event.preventDefault();
      sendAhead(file, event.submitter);
      return;
    }
    if (event.defaultPrevented || waiting.length > 0 || !(file || fields.sent?.value)) return;
    const say = (words) => () => { said.textContent = said.dataset[words]; };
    say(file ? "sending" : "reading")();
    waiting = [setTimeout(say("reading"), READING_AFTER), setTimeout(say("slow"), SLOW_AFTER)];
  });
  window.addEventListener("pageshow", (event) => event.persisted && quiet());
}
