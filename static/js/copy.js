// Where this editor keeps its copy: on the device, encrypted; else, in this tab.
import { canKeep } from "./device.js";
import { DeviceCopy } from "./device-copy.js";
import { TabCopy } from "./tab-copy.js";
import { whose } from "./whose.js";

export async function openCopy(draft) {
  const device = new DeviceCopy();
  try {
    if (canKeep() && (await whose())) return [device, await device.open(draft)];
  } catch {
    // The browser offers a store and does not let us use it: private windows of some browsers.
  }
  const tab = new TabCopy(draft);
  return [tab, tab.open()];
}
