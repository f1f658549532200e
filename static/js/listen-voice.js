// What reads a section: its recording or, where nobody has read it aloud, the browser. null: neither is to be had.
import { Browser } from "./listen-browser.js";
import { Recorded } from "./listen-recorded.js";

export function voiceFor(page, sound, says, changed) {
  return sound ? Recorded.of(page, says, changed).catch(() => null) : Browser.of(says, changed);
}
