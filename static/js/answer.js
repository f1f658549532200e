// Sends the form of an activity and puts what comes back where the form's [data-swap] stood, with the focus on what is new.
// When that fails, says so in the form's [data-trouble] and leaves everything as it is.
export default function answer(form) {
  async function send(submitter) {
    const body = new FormData(form, submitter);
    const url = submitter?.getAttribute("formaction") ?? form.action;
    const reply = await fetch(url, { method: "POST", body, headers: { "X-Fragment": "1", Accept: "text/html" } });
    if (reply.ok) return swap(await reply.text());
    const problem = await reply.json().catch(() => ({}));
    throw new Error(problem.error ?? "The server could not answer. Your answers are still here: try again in a moment.");
  }

  function swap(html) {
    const old = form.closest("[data-swap]");
    const fresh = document.createRange().createContextualFragment(html).querySelector("[data-swap]");
    old.replaceWith(fresh);
    fresh.dispatchEvent(new CustomEvent("waymark:drawn", { bubbles: true }));
    const news = fresh.querySelector("[data-focus]") ?? fresh;
    news.focus({ preventScroll: true });
    (fresh.querySelector("[data-in-view]") ?? fresh).scrollIntoView();
  }

  // Check is answered by this device where it has what may be said.
  async function say(error, pressed) {
    if (error instanceof TypeError && pressed?.matches("[data-check]")) {
      const here = await import("./check-here.js").catch(() => null);
      if (here?.checkHere(form)) return;
    }
    const trouble = form.querySelector("[data-trouble]");
    if (!trouble) return form.submit();
    const offline = "There is no connection. Your answers are still here: try again when there is one.";
    trouble.textContent = error instanceof TypeError ? offline : error.message;
    trouble.hidden = false;
    trouble.focus();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const pressed = event.submitter;
    pressed?.setAttribute("aria-busy", "true");
    send(pressed).catch((error) => say(error, pressed)).finally(() => pressed?.removeAttribute("aria-busy"));
  });
}
