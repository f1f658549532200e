// Sends the small forms of a bar without leaving the page, and puts the new bar and contents where the old ones were.
// The page keeps its place; without a script the same forms answer with a full page.
export default function inPlace(bar) {
  bar.addEventListener("submit", async (event) => {
    const form = event.target;
    event.preventDefault();
    if (form.dataset.sending) return;
    form.dataset.sending = "yes";
    try {
      const answer = await fetch(form.action, { method: "POST", body: new FormData(form) });
      if (!answer.ok) throw new Error(String(answer.status));
      show(new DOMParser().parseFromString(await answer.text(), "text/html"));
    } catch (error) {
      const later = await import("./later.js").catch(() => null);
      if (!(await later?.doneLater(form, error))) form.submit();
    }
    delete form.dataset.sending;
  });
}

function show(page) {
  for (const old of document.querySelectorAll("[data-part]")) {
    const part = page.querySelector(`[data-part="${old.dataset.part}"]`);
    if (part) old.innerHTML = part.innerHTML;
  }
  document.getElementById("done")?.focus({ preventScroll: true });
}
