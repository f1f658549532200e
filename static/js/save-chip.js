// Says in words whether what you typed is safe. Other behaviours call it:
//   const chip = saveChip(form);  chip.saving();  chip.saved(new Date());  chip.failed();
//   chip.kept("local" on the device, "tab" in this tab only, "" nowhere);
// The words stand in the page (components/_save_chip.html). Screen readers hear a change at most every
// five seconds, except a failure.
const QUIET = 5_000;
const KINDS = { saving: "", saved: "ok", local: "attention", tab: "attention", failed: "stop" };

export function saveChip(root = document) {
  const chip = root.querySelector("[data-save-chip]") ?? document.querySelector("[data-save-chip]");
  if (!chip) return Object.fromEntries(["saving", "saved", "kept", "failed"].map((state) => [state, () => {}]));
  const words = chip.querySelector("[data-words]");
  let spoken = 0;

  function show(state, time = "") {
    if (chip.dataset.state === state && !time) return;
    const now = Date.now();
    const aloud = state === "failed" || now - spoken > QUIET;
    if (aloud) spoken = now;
    chip.setAttribute("aria-live", aloud ? "polite" : "off");
    chip.classList.remove("ok", "attention", "stop");
    if (KINDS[state]) chip.classList.add(KINDS[state]);
    chip.dataset.state = state;
    words.textContent = chip.dataset[state].replace("{time}", time);
  }

  return {
    saving: () => show("saving"),
    saved: (when = new Date()) => show("saved", when.toLocaleTimeString("en-GB", { hour: "2-digit", minute: "2-digit" })),
    kept: (place) => show(place || "failed"),
    failed: () => show("failed"),
  };
}
