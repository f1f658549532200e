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
      if (!(await later(form, error).catch(() => false))) form.submit();
    }
    delete form.dataset.sending;
  });
}

// The server cannot be reached, or this page was kept for that: it waits on this device, and the bar says so.
async function later(form, error) {
  const keptPage = "keptPage" in document.body.dataset;
  if (!(error instanceof TypeError) && !keptPage) return false;
  const { keepDeed } = await import("./kept-deeds.js");
  const url = new URL(form.action).pathname;
  const done = url.endsWith("/done/");
  const name = `${document.getElementById("title").textContent} – ${done ? "done" : "not done"}`;
  if (!(await keepDeed({ about: `done ${url.replace(/(not-)?done\/$/, "")}`, url, fields: {}, name }))) return false;
  const said = document.getElementById("done");
  said.textContent = `${done ? "Marked as done" : "Marked as not done"} on this phone. It goes in when there is a connection.`;
  said.focus({ preventScroll: true });
  return true;
}

function show(page) {
  for (const old of document.querySelectorAll("[data-part]")) {
    const part = page.querySelector(`[data-part="${old.dataset.part}"]`);
    if (part) old.innerHTML = part.innerHTML;
  }
  document.getElementById("done")?.focus({ preventScroll: true });
}
