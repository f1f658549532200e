// Remembers the paragraph at the top of the screen, so that one can carry on reading on any device.
// Without a script the section itself is remembered when it is opened.
const PAUSE = 4000;

export default function place(form) {
  const paragraphs = [...document.querySelectorAll(".prose [id^='block-']")].filter((element) => !element.id.endsWith("-title"));
  const field = form.elements.place;
  let kept = "";
  let waiting = null;
  let moved = false;

  function here() {
    const line = window.innerHeight / 4;
    return paragraphs.findLast((element) => element.getBoundingClientRect().top <= line) ?? paragraphs[0];
  }

  // No signal: the device remembers, and says it when it can.
  const later = (now) => import("./later.js").then(({ placeLater }) => placeLater(form, now)).then((has) => has && (kept = now)).catch(() => {});

  function keep() {
    clearTimeout(waiting);
    waiting = null;
    const now = here()?.id;
    if (!moved || !now || now === kept) return;
    field.value = now;
    fetch(form.action, { method: "POST", body: new FormData(form), keepalive: true })
      .then((answer) => (answer.ok ? (kept = now) : "keptPage" in document.body.dataset && later(now)), () => later(now));
  }

  document.addEventListener("scroll", () => {
    moved = true;
    waiting ??= setTimeout(keep, PAUSE);
  }, { passive: true });
  document.addEventListener("visibilitychange", () => document.hidden && keep());
}
