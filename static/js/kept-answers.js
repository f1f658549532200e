// Answers of an activity that the server did not get: one row for each activity, sealed beside the texts on this device until
// they are backed up (docs/decisions/0010). A later answer takes the place of an earlier one; was-… stays what stood there first.
import { canKeep } from "./device.js";
import { all, askToKeep, forget, keep } from "./kept-texts.js";
import { take } from "./open-texts.js";

let turn = Promise.resolve();
const inTurn = (act) => (turn = turn.then(act, act));
const kept = async (form) => (await all()).find(({ answers, url }) => answers && url === form.dataset.saveUrl);

function about(form) {
  const part = form.closest("[data-swap]");
  const { saveUrl: url, tokenUrl } = form.dataset;
  return { answers: true, url, tokenUrl, name: part.querySelector("h2").textContent.trim(), page: `${location.pathname}#${part.id}` };
}

function added(before, now) {
  const fields = { ...before, ...now };
  for (const name of Object.keys(before)) if (name.startsWith("was-")) fields[name] = before[name];
  return fields;
}

// No answer at all, a server in trouble, or somebody to sign in again: it may be taken later. Anything else was refused for good.
export const mayComeLater = ({ status }) => !status || status >= 500 || [401, 403, 429].includes(status);

// Answers with whether this device has them now.
export function keepAnswers(form, fields) {
  return inTurn(async () => {
    if (!canKeep() || !form.dataset.tokenUrl) return false; // an author who tries it out keeps nothing
    await take(form.dataset.saveUrl); // as long as this page is open, it sends them itself
    const before = (await kept(form)) ?? { id: crypto.randomUUID(), fields: {} };
    await keep({ ...about(form), id: before.id, since: before.since, fields: added(before.fields, fields) });
    askToKeep().catch(() => {});
    return true;
  }).catch(() => false);
}

// The server has these now.
export function haveSent(form, fields) {
  return inTurn(async () => {
    const row = canKeep() && (await kept(form));
    if (!row) return;
    const left = Object.entries(row.fields).filter(([name, value]) => !name.startsWith("was-") && fields[name] !== value);
    if (!left.length) await forget(row.id);
  }).catch(() => {});
}

// Another page kept them, and they were backed up after this one was drawn: it is drawn again, unless somebody is at it already.
export function drawnAgain(form, untouched) {
  document.addEventListener("waymark:backed-up", ({ detail }) => {
    const mine = detail.some(({ answers, backedUp, url }) => answers && backedUp && url === form.dataset.saveUrl);
    if (mine && form.isConnected && untouched()) location.reload();
  });
}
