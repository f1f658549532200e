// Reading aloud begins with the Listen link of a section; only then its scripts are loaded. Without a script the link leads to a
// page with a player of the browser's own.
export default function listen(link) {
  let player;
  link.addEventListener("click", async (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
    event.preventDefault();
    player ??= import("./listen-player.js").then(({ Player }) => new Player(link, document.querySelector("[data-player]")));
    (await player).open();
  });
}
