// Suggests one's earlier tags for the word that is being typed, however many stand before it.
export default function tags(input) {
  if (!input.list) return;
  const known = [...input.list.options].map((option) => option.value);

  input.addEventListener("input", () => {
    const typed = input.value.split(",").map((word) => word.trim());
    const before = typed.slice(0, -1).filter(Boolean);
    const left = known.filter((word) => !before.includes(word));
    input.list.replaceChildren(...left.map((word) => Object.assign(document.createElement("option"), { value: [...before, word].join(", ") })));
  });
}
