// Recordings on this device that the server has not confirmed, sealed as texts are. To whoever lists what waits here, each
// looks like a text that is called “Voice note, 1:20”. `wanted`: somebody pressed Keep, so it is sent by itself.
import { readAll, remove, write } from "./device.js";
import { seal, unseal } from "./sealed.js";
import { whose } from "./whose.js";

export function lengthOf(seconds) {
  const whole = Math.max(Math.round(seconds), 1);
  return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, "0")}`;
}

function asText(sound) {
  return new Promise((resolve, reject) => {
    const reader = Object.assign(new FileReader(), { onload: () => resolve(reader.result.split(",")[1]), onerror: reject });
    reader.readAsDataURL(sound);
  });
}

const asSound = (text, type) => new Blob([Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0))], { type });

export async function keep({ id, since, sound, ...facts }) {
  const person = await whose();
  if (!person) throw new Error("Nobody is signed in.");
  const row = { id, whose: person, since: since ?? Date.now(), changed: Date.now() };
  await write("recordings", await seal(row, { ...facts, type: sound.type, sound: await asText(sound) }));
}

export const forget = (id) => remove("recordings", id);

function open({ id, since, changed }, { sound, type, ...facts }) {
  const fields = { title: `Voice note, ${lengthOf(facts.seconds)}` };
  return { ...facts, id, since, changed, fields, recording: true, sound: asSound(sound, type) };
}

// The oldest first. Those of somebody else stay closed.
export async function all() {
  const person = await whose();
  const rows = (await readAll("recordings")).filter((row) => row.whose === person).sort((a, b) => a.since - b.since);
  const recordings = await Promise.all(rows.map((row) => unseal(row).then((inside) => open(row, inside), () => null)));
  return recordings.filter(Boolean);
}
