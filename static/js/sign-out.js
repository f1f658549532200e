// Signing out takes everything out of this browser that was typed here. First it is backed up; what cannot be is listed, and
// somebody decides. <form data-module="sign-out"> on any page; with data-ask on the page that asks.
import { backUp } from "./back-up.js";
import { canKeep } from "./device.js";
import { nameOf, othersTexts } from "./kept-texts.js";
import { counted } from "./recordings-here.js";
import { takeEverythingOut } from "./signed-out.js";

const PATIENCE = 4_000; // ms for the page before this one to hand over what it was sending
const NOTHING = { mine: [], others: 0 };

async function waiting() {
  if (!canKeep()) return NOTHING;
  const mine = (await backUp({ patience: PATIENCE })).filter((text) => !text.backedUp);
  return { mine, others: await othersTexts() };
}

const leave = (form) => takeEverythingOut().then(() => form.submit());

function hide(page, name, hidden = true) {
  for (const part of page.querySelectorAll(`[data-${name}]`)) part.hidden = hidden;
}

const line = (text) => Object.assign(document.createElement("li"), { textContent: nameOf(text) });

function show(page, { mine, others }) {
  const any = mine.length + others > 0;
  hide(page, "when-safe", any);
  const warning = page.querySelector("[data-not-backed-up]");
  warning.hidden = !any;
  warning.querySelector("[data-texts]").replaceChildren(...mine.map(line));
  warning.querySelector("[data-count]").textContent = `${counted(mine)} ${mine.length === 1 ? "is" : "are"}`;
  warning.querySelector("[data-mine]").hidden = !mine.length;
  warning.querySelector("[data-others]").hidden = !others;
}

export default async function signOut(form) {
  const asks = "ask" in form.dataset;
  const page = form.closest("main");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (!navigator.onLine) return asks ? (page.querySelector("[data-no-connection]").hidden = false) : location.assign(form.action);
    const kept = await waiting().catch(() => NOTHING);
    const decided = event.submitter && "lose" in event.submitter.dataset;
    if (decided || kept.mine.length + kept.others === 0) return leave(form);
    return asks ? show(page, kept) : location.assign(form.action);
  });
  if (!asks) return;
  const look = async () => {
    hide(page, "when-safe");
    hide(page, "looking", false);
    const kept = await waiting().catch(() => NOTHING);
    hide(page, "looking");
    show(page, kept);
  };
  page.querySelector("[data-again]").addEventListener("click", look);
  addEventListener("online", look);
  await look();
}
