// Recordings that wait on this device. Only a device that has one fetches what opens them.
import { readAll } from "./device.js";

const any = async () => (await readAll("recordings")).length > 0;

export const recordingsHere = async () => ((await any()) ? (await import("./kept-recordings.js")).all() : []);
export const sendRecordings = async (patience) => ((await any()) ? (await import("./send-recordings.js")).default(patience) : []);

// “1 text”, “2 texts and 1 recording”.
export function counted(waiting) {
  const recordings = waiting.filter((one) => one.recording).length;
  const several = (number, name) => number && `${number} ${name}${number === 1 ? "" : "s"}`;
  return [several(waiting.length - recordings, "text"), several(recordings, "recording")].filter(Boolean).join(" and ");
}
