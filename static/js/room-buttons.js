// The room's small forms without a new page: what their button does goes out the way that messages do.
export default function buttons(queue) {
  document.addEventListener("submit", (event) => {
    const { kind } = event.target.dataset;
    if (!kind) return;
    event.preventDefault();
    const { words, hand_id: id } = event.target.elements;
    queue.add(kind, { ...(words && { words: words.value.trim() }), ...(id && { hand_id: Number(id.value) }) });
    if (words) words.value = "";
  });
}
