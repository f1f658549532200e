// Says why the text is not backed up, and helps to take it elsewhere. The words stand in writing/_autosave.html:
// data-offline, data-broken and data-pressed for a text that this device keeps, and the same with -here for one it cannot keep.

export function notSaved(form, again) {
  const panel = form.querySelector("[data-not-saved]");
  if (!panel) return { show() {}, say() {}, hide() {}, focus() {} };
  const [why, signIn, open, help] = ["why", "sign-in", "open", "help"].map((name) => panel.querySelector(`[data-${name}]`));

  panel.querySelector("[data-copy]").addEventListener("click", async ({ currentTarget }) => {
    const texts = [...form.querySelectorAll("textarea, input[type='text']")].map((field) => field.value);
    await navigator.clipboard.writeText(texts.filter(Boolean).join("\n\n"));
    currentTarget.querySelector("[data-words]").textContent = "Copied";
  });
  panel.querySelector("[data-again]").addEventListener("click", () => again());

  function set(words, tone) {
    panel.classList.remove("attention", "stop");
    if (tone) panel.classList.add(tone);
    why.setAttribute("role", tone === "stop" ? "alert" : "status");
    panel.hidden = false;
    if (why.textContent !== words) why.textContent = words;
    [open.hidden, signIn.hidden, help.hidden] = [true, true, false];
  }

  return {
    show(status, data, place, pressed) {
      const cause = status === 0 ? "offline" : "broken";
      const onDevice = pressed && "draftFinish" in form.dataset ? "pressed" : cause;
      const pressedFor = cause === "offline" && typeof pressed === "string" ? pressed : panel.dataset[onDevice];
      const words = data.error ?? (place === "local" ? pressedFor : panel.dataset[`${cause}Here`]);
      set(words, place === "local" ? "attention" : "stop");
      signIn.hidden = status !== 401;
      help.hidden = place === "local" && status === 0; // nothing to do but go on writing
    },
    say(what, address) {
      set(panel.dataset[what]);
      help.hidden = true;
      open.hidden = !address;
      if (address) open.href = address;
    },
    focus: () => panel.focus(),
    hide() {
      panel.hidden = true;
    },
  };
}
