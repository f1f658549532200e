// The same thing was typed in two places. Shows both texts side by side (writing/_autosave.html holds the markup)
// and answers with the fields that were chosen. Both are kept on the server whatever is chosen.
import { typed } from "./typed.js";

const isText = (field) => field?.labels?.length && field.type !== "hidden";
const said = (field, text) => (field.type === "checkbox" ? (text ? "Yes" : "No") : field.type === "date" && text ? spoken(text) : text) || "(nothing)";
const spoken = (day) => new Date(`${day}T12:00`).toLocaleDateString("en-GB", { weekday: "short", day: "numeric", month: "short", year: "numeric" });

function show(list, form, names, texts) {
  for (const name of names) {
    const field = form.elements[name];
    const entry = list.appendChild(document.createElement("div"));
    entry.append(Object.assign(document.createElement("h4"), { textContent: (field.labels[0].querySelector("b") ?? field.labels[0]).textContent.trim() }));
    entry.append(Object.assign(document.createElement("p"), { className: "own-words", textContent: said(field, texts[name]) }));
  }
}

function together(form, mine, theirs) {
  const both = { ...theirs };
  for (const [name, text] of Object.entries(mine)) {
    const field = form.elements[name];
    if (!(field instanceof HTMLTextAreaElement)) both[name] = theirs[name] || text;
    else both[name] = [theirs[name], text].filter(Boolean).join("\n\n");
  }
  return both;
}

export function chooseBetween(form, theirs) {
  const mine = typed(form);
  const panel = form.querySelector("template[data-two-texts]").content.firstElementChild.cloneNode(true);
  const names = Object.keys(mine).filter((name) => isText(form.elements[name]) && mine[name] !== (theirs.fields[name] ?? ""));
  show(panel.querySelector("[data-mine]"), form, names, mine);
  show(panel.querySelector("[data-theirs]"), form, names, theirs.fields);
  panel.querySelector("[data-when]").textContent = theirs.words;
  form.prepend(panel);
  panel.focus();
  return new Promise((resolve) => {
    panel.addEventListener("click", ({ target }) => {
      const choice = target.closest("[data-keep]")?.dataset.keep;
      if (!choice) return;
      panel.remove();
      const now = typed(form); // typing may have gone on meanwhile
      resolve({ mine: now, theirs: { ...now, ...theirs.fields }, both: together(form, now, theirs.fields) }[choice]);
      form.querySelector("textarea")?.focus();
    });
  });
}
