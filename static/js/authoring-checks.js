// In the form of a section: what there is to mend is looked for again whenever the draft has saved itself, and after Publish was refused.
const place = document.querySelector("[data-checks]");
const number = () => location.pathname.match(/\/pages\/(\d+)\//)?.[1];

let asked = 0;

// An answer that comes after a later one says what was there before it.
async function look() {
  if (!number()) return;
  const mine = (asked += 1);
  const answer = await fetch(`/cms/sections/${number()}/findings/`, { headers: { "X-Requested-With": "XMLHttpRequest" } });
  const found = answer.ok && (await answer.text());
  if (found && mine === asked) place.innerHTML = found;
}

if (place) document.addEventListener("w-autosave:success", look);
