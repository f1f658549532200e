// Keeps a second press of a button from sending the same form twice. The button keeps its name and
// value in the first sending, and works again when somebody comes back to the page.
const PATIENCE = 10_000;

export default function submitOnce(form) {
  let sent = false;

  function ready() {
    sent = false;
    for (const button of form.querySelectorAll("[aria-busy]")) button.removeAttribute("aria-busy");
  }

  form.addEventListener("submit", (event) => {
    if (sent) {
      event.preventDefault();
      return;
    }
    if (event.defaultPrevented) return;
    sent = true;
    event.submitter?.setAttribute("aria-busy", "true");
    setTimeout(ready, PATIENCE);
  });

  window.addEventListener("pageshow", (event) => {
    if (event.persisted) ready();
  });
}
