// Says why the text is not backed up, and helps to take it elsewhere. The words stand in writing/_autosave.html.

export function notSaved(form, again) {
  const panel = form.querySelector("[data-not-saved]");
  if (!panel) return { show() {}, hide() {} };

  panel.querySelector("[data-copy]").addEventListener("click", async ({ currentTarget }) => {
    const texts = [...form.querySelectorAll("textarea, input[type='text']")].map((field) => field.value);
    await navigator.clipboard.writeText(texts.filter(Boolean).join("\n\n"));
    currentTarget.querySelector("[data-words]").textContent = "Copied";
  });
  panel.querySelector("[data-again]").addEventListener("click", () => again());

  return {
    show(status, data) {
      panel.hidden = false;
      panel.querySelector("[data-why]").textContent = data.error ?? panel.dataset[status === 0 ? "offline" : "broken"];
      panel.querySelector("[data-sign-in]").hidden = status !== 401;
    },
    hide() {
      panel.hidden = true;
    },
  };
}
