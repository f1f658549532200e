// What somebody is typing, choosing or looking at in a part of the room that is about to be drawn anew, and where the focus
// stands. Gives a function that puts it back.
const CHANGED = "textarea, input.input";

function placeOf(field) {
  if (field.id) return `#${field.id}`;
  if (field.name) return `[name="${field.name}"][value="${field.value}"]`;
  return field.form ? `form[action="${field.form.getAttribute("action")}"] button` : "h2[tabindex]";
}

export default function remember(part) {
  const typed = [...part.querySelectorAll(CHANGED)].filter((field) => field.value !== field.defaultValue);
  const words = typed.map(({ id, value, form }) => ({ id, value, version: form?.elements.version?.value }));
  const opened = [...part.querySelectorAll("details[open]")].map(({ id }) => id);
  const chosen = [...part.querySelectorAll("input[type=radio]:checked")].filter((radio) => !radio.defaultChecked);
  const at = part.contains(document.activeElement) ? placeOf(document.activeElement) : "";

  return () => {
    for (const { id, value, version } of words) {
      const field = document.getElementById(id);
      if (field) field.value = value;
      // What is typed belongs to the words it began with, so that newer ones are never replaced unseen.
      if (field && version !== undefined) field.form.elements.version.value = version;
    }
    for (const id of opened) document.getElementById(id)?.setAttribute("open", "");
    for (const { name, value } of chosen) {
      const radio = part.querySelector(`input[name="${name}"][value="${value}"]`);
      if (radio) radio.checked = true;
    }
    if (at) (part.querySelector(at) ?? part.querySelector("h2[tabindex]"))?.focus({ preventScroll: true });
  };
}
