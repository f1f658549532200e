// On every page of somebody signed in: the service worker, who is at this browser, and the texts that wait to be backed up.
import { backUp } from "./back-up.js";
import { canKeep, close, write } from "./device.js";
import { takeOver } from "./hand-over.js";
import { nameOf } from "./kept-texts.js";
import { dayAndTime } from "./not-backed-up.js";
import { noNotice, notice } from "./notice.js";
import { whenOthersSay } from "./signed-out.js";
import { isKeptPage } from "./whose.js";

const A_DAY = 24 * 60 * 60 * 1000;
const quoted = (texts) => texts.map((text) => `“${nameOf(text)}”`).join(", ");

function tell(every) {
  const texts = every.filter(({ quiet }) => !quiet);
  const [gone, backedUp, tooLate] = ["gone", "backedUp", "tooLate"].map((what) => texts.filter((text) => text[what]));
  if (gone.length) return notice(`Changed on the site before this came from here, so it could not be kept: ${quoted(gone)}.`, { tone: "attention" });
  if (tooLate.length) return notice(`Finished somewhere else before your answers came from here: ${quoted(tooLate)}.`, { tone: "attention" });
  const late = texts.filter((text) => !text.backedUp && Date.now() - text.since > A_DAY);
  if (late.length) {
    const links = [["Open it", late[0].page], ["What to do", "/log/without-a-signal/"]];
    return notice(`Not backed up since ${dayAndTime(Math.min(...late.map((text) => text.since)))}: ${quoted(late)}.`, { tone: "attention", links });
  }
  if (!backedUp.length) return noNotice();
  const [inLog, others] = [backedUp.filter((text) => text.inLog), backedUp.filter((text) => !text.inLog)];
  const words = [inLog.length && `Backed up, and in your log: ${quoted(inLog)}.`, others.length && `Backed up: ${quoted(others)}.`];
  return notice(words.filter(Boolean).join(" "), { links: [["My log", "/log/"]] });
}

async function round() {
  const texts = await backUp();
  tell(texts);
  document.dispatchEvent(new CustomEvent("waymark:backed-up", { detail: texts }));
}

async function keepPages() {
  if (!navigator.serviceWorker || isKeptPage()) return;
  await navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" });
}

const giveWay = () => navigator.onLine && location.reload();

export default async function onThisDevice() {
  // Somebody signed out in another tab: nothing of theirs is kept from here on, and this page asks to sign in.
  whenOthersSay(() => [close(), location.reload()]);
  if (document.readyState !== "complete") await new Promise((loaded) => addEventListener("load", loaded, { once: true }));
  keepPages().catch(() => {}); // private windows may refuse: everything works with a connection
  if (!canKeep()) return;
  try {
    if (document.body.dataset.whose) await write("facts", { name: "person", whose: Number(document.body.dataset.whose) });
    await takeOver();
    // A page that stood in for another gives way to it; that one backs up, and says so.
    if (isKeptPage() && !document.querySelector("form")) addEventListener("online", () => setTimeout(giveWay, 500));
    else addEventListener("online", round);
    await round();
    if (document.body.dataset.whose) import("./kept-parts.js").then((parts) => parts.fetchParts()).catch(() => {});
  } catch {
    // The browser offers a store and does not let us use it. The save chip says so where it matters.
  }
}
