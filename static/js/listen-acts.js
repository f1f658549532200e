// What the buttons and keys of reading aloud do.
import { keep } from "./listen-place.js";

const SPEEDS = [0.5, 0.6, 0.7, 0.8, 0.9, 1, 1.1, 1.25, 1.5, 1.75, 2, 2.5, 3];

export function setSpeed(player, wanted) {
  const speed = SPEEDS.includes(wanted) ? wanted : 1;
  player.speed = speed;
  player.bar.querySelector("[data-speed]").textContent = `${speed}×`;
  player.voice.speed(speed);
  keep(player.sound, undefined, speed);
}

function close(player) {
  player.voice?.pause();
  player.follow.clear();
  player.bar.hidden = true;
  player.link.focus({ preventScroll: true });
}

export function act(player, name) {
  const { voice, bar } = player;
  if (name === "close") return close(player);
  if (name === "follow") return player.follow.again();
  if (!name || !voice) return name === "toggle" && player.open();
  const step = { slower: -1, faster: 1 }[name];
  if (step) return setSpeed(player, SPEEDS[SPEEDS.indexOf(player.speed) + step] ?? player.speed);
  if (name === "toggle") return voice.playing ? voice.pause() : voice.play();
  if (name === "again") bar.querySelector("[data-do='again']").hidden = true;
  player.say("");
  voice.go({ back: voice.near(-1), on: voice.near(1), again: 0 }[name]);
}
