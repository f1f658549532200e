// Copies the words of a part of the page: <button data-module="copy-words" data-words="its id" hidden>. It says so itself.
export default function copyWords(button) {
  if (!navigator.clipboard) return;
  const words = button.textContent;
  button.setAttribute("aria-live", "polite");
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.words).innerText.trim());
    button.textContent = "Copied";
    setTimeout(() => (button.textContent = words), 4_000);
  });
}
