// Keys of the bar while it has the focus, and those of a headset or a keyboard's media row at any time.
const KEYS = { ArrowLeft: "back", ArrowRight: "on", Escape: "close", "-": "slower", "+": "faster" };
const MEDIA = { play: "toggle", pause: "toggle", previoustrack: "back", nexttrack: "on" };

export function listenToKeys(player) {
  player.bar.addEventListener("keydown", (event) => {
    const name = KEYS[event.key] ?? (event.key === " " && event.target === player.bar && "toggle");
    if (!name || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    player.act(name);
  });
  if (!navigator.mediaSession) return;
  navigator.mediaSession.metadata = new MediaMetadata({ title: document.getElementById("title").textContent });
  for (const [key, name] of Object.entries(MEDIA)) navigator.mediaSession.setActionHandler(key, () => player.act(name));
}
