// Brings the reader to what went wrong, and from each line to its field with the label in view.
export default function errorSummary(summary) {
  summary.focus();

  summary.addEventListener("click", (event) => {
    const link = event.target.closest("a[href^='#']");
    const field = link && document.getElementById(link.hash.slice(1));
    if (!field) return;
    event.preventDefault();
    // The question goes to the top of the screen, not the empty box under it.
    const question = field.closest("fieldset")?.querySelector("legend") ?? field.labels?.[0] ?? field;
    question.scrollIntoView();
    field.focus({ preventScroll: true });
  });
}
