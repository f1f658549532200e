// Highlights that wait on this device: shown in the text as those are that the server has.
import { deedsHere, keepDeed } from "./kept-deeds.js";
import { layOn } from "./highlight-paint.js";

function line({ id, first, last, words, meaning }, name) {
  const item = Object.assign(document.createElement("li"), { id: `highlight-${id}`, tabIndex: -1 });
  Object.assign(item.dataset, { highlight: id, first, last, meaning, name });
  const quote = Object.assign(document.createElement("blockquote"), { textContent: words });
  item.append(quote, Object.assign(document.createElement("p"), { className: "small muted", textContent: "On this phone, not yet backed up" }));
  return item;
}

function show(section, list, prose, rows) {
  let ordered = list.querySelector("ol");
  if (!ordered) {
    ordered = Object.assign(document.createElement("ol"), { className: "highlight-list" });
    ordered.setAttribute("role", "list");
    list.querySelector("p.muted")?.replaceWith(ordered);
  }
  for (const fields of rows) {
    const name = document.querySelector(`#mark-meaning option[value="${fields.meaning}"]`)?.textContent ?? "";
    const [before, now] = [list.querySelector(`[data-highlight="${fields.id}"]`), line(fields, name)];
    if (before) before.replaceWith(now);
    else ordered.append(now);
  }
  layOn(prose, list);
}

export async function layKept(section, list, prose) {
  const rows = (await deedsHere()).filter(({ url }) => url === section.dataset.action).map(({ fields }) => fields);
  if (rows.length) show(section, list, prose, rows);
}

// Answers with whether it is on this device now.
export async function markLater(marking, fields) {
  const short = fields.words.length > 60 ? `${fields.words.slice(0, 59)}…` : fields.words;
  const url = marking.section.dataset.action;
  if (!(await keepDeed({ about: `highlight ${fields.id}`, url, fields, name: `Highlight: ${short}` }))) return false;
  show(marking.section, marking.list, marking.prose, [fields]);
  marking.read();
  return true;
}
