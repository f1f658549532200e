// Starts each behaviour on the elements that ask for it: <form data-module="autosave submit-once">.
// A page works without any of them. Every behaviour stands in this table, so that its file can be
// named by its contents when static files are collected, and kept by browsers for good.
const behaviours = {
  "answer": () => import("./answer.js"),
  "autosave": () => import("./autosave.js"),
  "error-summary": () => import("./error-summary.js"),
  "filter-list": () => import("./filter-list.js"),
  "forget-draft": () => import("./forget-draft.js"),
  "grow": () => import("./grow.js"),
  "in-place": () => import("./in-place.js"),
  "leave-quickly": () => import("./leave-quickly.js"),
  "place": () => import("./place.js"),
  "reader-settings": () => import("./reader-settings.js"),
  "room": () => import("./room.js"),
  "sort": () => import("./sort.js"),
  "submit-once": () => import("./submit-once.js"),
};

export async function start(root = document) {
  for (const element of root.querySelectorAll("[data-module]")) {
    for (const name of element.dataset.module.split(/\s+/)) {
      if (!behaviours[name]) {
        console.error(`No behaviour called “${name}”. Add it to static/js/app.js.`);
        continue;
      }
      const behaviour = await behaviours[name]();
      behaviour.default(element);
    }
  }
}

document.documentElement.classList.add("scripted");
if (!("popover" in HTMLElement.prototype)) import("./popovers.js").then((popovers) => popovers.default());
try {
  const lost = localStorage.getItem("reading") && !document.cookie.includes("reading=");
  if (lost) import("./reading-kept.js").then((kept) => kept.default());
} catch {
  // Storage is off: there is nothing to bring back.
}
document.addEventListener("waymark:drawn", ({ target }) => start(target));
start();
