// Says in words what happens while a document is sent, read and made anew. The form sends itself, as it would without this.
const READING_AFTER = 2500;
const SLOW_AFTER = 12_000;

export default function documentForm(form) {
  const said = form.querySelector("[data-said]");
  let waiting = [];

  function quiet() {
    waiting.forEach(clearTimeout);
    waiting = [];
    said.textContent = "";
  }

  form.addEventListener("submit", (event) => {
    if (event.defaultPrevented || waiting.length > 0 || !form.elements.file.files.length) return;
    const say = (words) => () => { said.textContent = said.dataset[words]; };
    say("sending")();
    waiting = [setTimeout(say("reading"), READING_AFTER), setTimeout(say("slow"), SLOW_AFTER)];
  });
  window.addEventListener("pageshow", (event) => event.persisted && quiet());
}
