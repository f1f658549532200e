// Puts text into a textarea as if it had been typed, so that the browser can undo it.
export function typeInto(area, start, end, text) {
  area.focus();
  area.setSelectionRange(start, end);
  if (area.value.slice(start, end) === text) return;
  const typed = text === "" ? document.execCommand("delete") : document.execCommand("insertText", false, text);
  if (typed) return;
  area.setRangeText(text, start, end, "end");
  area.dispatchEvent(new Event("input", { bubbles: true }));
}
