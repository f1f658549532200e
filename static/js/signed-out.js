// Somebody signs out: what they typed leaves this browser, and its other pages hear of it. One channel for a page: it does not
// hear itself, and so does not load anew while it is still sending the form.
import { destroy } from "./device.js";

const channel = globalThis.BroadcastChannel && new BroadcastChannel("waymark");

export async function takeEverythingOut() {
  sessionStorage.clear();
  channel?.postMessage("signed out");
  await destroy();
  for (const name of (await globalThis.caches?.keys()) ?? []) await caches.delete(name);
}

export function whenOthersSay(act) {
  if (channel) channel.onmessage = act;
}
