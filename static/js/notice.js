// One line at the top of the page about texts on this device. Screen readers hear it when it changes.
let bar;

export function notice(words, { tone = "", links = [] } = {}) {
  bar ??= document.querySelector("main").insertAdjacentElement("beforebegin", document.createElement("div"));
  Object.assign(bar, { className: "wrap messages-bar", role: "status" });
  const banner = Object.assign(document.createElement("div"), { className: `banner ${tone}`.trim() });
  const line = banner.appendChild(Object.assign(document.createElement("p"), { textContent: words }));
  for (const [textContent, href] of links) line.append(" ", Object.assign(document.createElement("a"), { textContent, href }));
  // A moment later, so that the place is known before there is something in it.
  setTimeout(() => bar.replaceChildren(banner), 50);
}

export function noNotice() {
  bar?.replaceChildren();
}
