// The messages of a nudge follow the words as they are typed. What was typed is what was seen then, so sending needs no
// second look. Without a script a button shows the messages again.
export default function fillIn(form) {
  const { words, seen } = form.elements;
  const places = form.querySelectorAll("[data-words]");

  function write() {
    for (const place of places) place.textContent = words.value;
    seen.value = words.value;
  }

  if (!places.length) return;
  words.addEventListener("input", write);
  write(); // a browser that came back keeps what was typed
}
