// Starts each behaviour on the elements that ask for it: <form data-module="autosave submit-once">.
// A page works without any of them. The table lets each file be named by its contents, and kept by browsers for good.
const behaviours = {
  "answer": () => import("./answer.js"),
  "autosave": () => import("./autosave.js"),
  "calculator": () => import("./calculator.js"),
  "comment-on": () => import("./comment-on.js"),
  "copy-words": () => import("./copy-words.js"),
  "count-words": () => import("./count-words.js"),
  "document": () => import("./document.js"),
  "error-summary": () => import("./error-summary.js"),
  "fill-in": () => import("./fill-in.js"),
  "filter-list": () => import("./filter-list.js"),
  "forget-draft": () => import("./forget-draft.js"),
  "formatting": () => import("./formatting.js"),
  "grow": () => import("./grow.js"),
  "highlights": () => import("./highlights.js"),
  "in-place": () => import("./in-place.js"),
  "keep-answers": () => import("./keep-answers.js"),
  "keep-typed": () => import("./keep-typed.js"),
  "leave-quickly": () => import("./leave-quickly.js"),
  "listen": () => import("./listen.js"),
  "look-again": () => import("./look-again.js"),
  "mark": () => import("./mark.js"),
  "not-backed-up": () => import("./not-backed-up.js"),
  "order": () => import("./order.js"),
  "place": () => import("./place.js"),
  "prompts": () => import("./prompts.js"),
  "readable": () => import("./readable.js"),
  "reader-settings": () => import("./reader-settings.js"),
  "room": () => import("./room.js"),
  "sign-out": () => import("./sign-out.js"),
  "sort": () => import("./sort.js"),
  "submit-once": () => import("./submit-once.js"),
  "tags": () => import("./tags.js"),
  "voice-note": () => import("./voice-note.js"),
  "without-a-signal": () => import("./without-a-signal.js"),
};

export async function start(root = document) {
  const begun = [];
  for (const element of root.querySelectorAll("[data-module]"))
    for (const name of element.dataset.module.split(/\s+/)) {
      const behaviour = await behaviours[name]?.();
      if (behaviour) begun.push(behaviour.default(element));
      else console.error(`No behaviour called “${name}”.`);
    }
  return Promise.allSettled(begun);
}

document.documentElement.classList.add("scripted");
if (!("popover" in HTMLElement.prototype)) import("./popovers.js").then((popovers) => popovers.default());
const { dataset } = document.body, chosen = document.cookie.includes("reading=");
try {
  const lost = !("whose" in dataset) && !chosen && localStorage.getItem("reading");
  if ("keptPage" in dataset ? chosen : lost) import("./reading-kept.js").then((kept) => kept.default());
} catch {} // storage is off: there is nothing to bring back
document.addEventListener("waymark:drawn", ({ target }) => start(target));
const started = start().then(() => performance.mark("waymark:started")); // from here on everything on the page answers
started.then(() => ("whose" in dataset || "keptPage" in dataset) && import("./on-this-device.js").then((device) => device.default()));
