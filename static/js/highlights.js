// A reader's own highlights: laid on the text from the list at its end. Marking begins with the Mark button, the M key, a
// selection, or a press on what is marked; only then its scripts are loaded. Without a script there is a list of paragraphs.

const A_MOMENT = 300; // ms: a selection that still grows is left alone

const KEY = "waymark-mark-key";

function stored() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // storage is off: the key works
  }
}

// Came back from a note, or from the list of all of them: to the words themselves.
function cameFor(prose) {
  const { highlight } = document.getElementById(location.hash.slice(1))?.dataset ?? {};
  prose.querySelector(`mark[data-of="${highlight}"]`)?.scrollIntoView({ block: "center" });
}

export default function highlights(section) {
  const [prose, list] = [document.querySelector(".prose"), section.querySelector("[data-part='highlights']")];
  const button = document.querySelector("[data-mark-mode]");
  let marking, waiting;
  const begin = () => (marking ??= import("./marking.js").then(({ Marking }) => new Marking(section, prose, list, button)));

  if (list.querySelector("[data-first]")) import("./highlight-paint.js").then((paint) => paint.layOn(prose, list)).then(() => cameFor(prose));
  if (navigator.onLine === false || "keptPage" in document.body.dataset) import("./marking-kept.js").then((kept) => kept.layKept(section, list, prose));
  button.hidden = false;
  button.addEventListener("click", () => begin().then((one) => one.toggle()));

  // A single letter as a command can be switched off (WCAG 2.1.4), on this device.
  const field = section.querySelector("[data-m-key]");
  field.checked = stored() !== "off";
  field.addEventListener("change", () => localStorage.setItem(KEY, field.checked ? "on" : "off"));

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable], [popover]");
    if (event.key !== "m" || event.ctrlKey || event.metaKey || event.altKey || typing || !field.checked) return;
    event.preventDefault();
    begin().then((one) => one.toggle());
  });

  document.addEventListener("selectionchange", () => {
    clearTimeout(waiting);
    const selection = getSelection();
    if (selection.isCollapsed || !prose.contains(selection.anchorNode)) return;
    waiting = setTimeout(() => begin().then((one) => one.takeSelection()), A_MOMENT);
  });

  prose.addEventListener("click", (event) => {
    const mark = event.target.closest("mark.own-mark");
    if (mark && !event.target.closest("a, button") && getSelection().isCollapsed) begin().then((one) => one.takeMark(mark.dataset.of));
  });
}
