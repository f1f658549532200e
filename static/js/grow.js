// A textarea as tall as its words, where CSS field-sizing cannot do it.
export default function grow(textarea) {
  if (CSS.supports("field-sizing", "content")) return;

  function fit() {
    textarea.style.blockSize = "auto";
    textarea.style.blockSize = `${textarea.scrollHeight + 2}px`;
  }

  textarea.addEventListener("input", fit);
  textarea.form?.addEventListener("waymark:filled", fit);
  fit();
}
