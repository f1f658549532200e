// Says under a text box how many words it holds of how many: <textarea data-module="count-words" data-words="200">.
// Nothing stops anybody at the limit. A screen reader hears it once the limit is passed, not at every word.
const counted = (text) => text.trim().split(/\s+/).filter(Boolean).length;

export default function countWords(box) {
  const limit = Number(box.dataset.words);
  const line = Object.assign(document.createElement("p"), { className: "count" });
  const heard = Object.assign(document.createElement("p"), { className: "vh" });
  heard.setAttribute("role", "status");
  box.after(line, heard);
  const show = () => {
    const words = counted(box.value);
    line.textContent = words > limit ? `${words} words: ${words - limit} more than asked for` : `${words} of ${limit} words`;
    line.classList.toggle("over", words > limit);
    const said = words > limit ? `More than ${limit} words` : "";
    if (heard.textContent !== said) heard.textContent = said;
  };
  box.addEventListener("input", show);
  box.form?.addEventListener("waymark:filled", show);
  show();
}
