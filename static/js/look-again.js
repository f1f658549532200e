// Looks every few seconds whether what is being made is there, and puts the news where the old words were.
// Without a script the person presses “Look again”.
const EVERY = 3000; // milliseconds
const TIMES = 100; // then the page is left alone: five minutes

export default async function lookAgain(part) {
  for (let time = 0; "waiting" in part.dataset && time < TIMES; time += 1) {
    await new Promise((go) => setTimeout(go, EVERY));
    if (document.hidden || part.contains(document.activeElement)) continue;
    const found = await look(part.id);
    if (!found || found.innerHTML === part.innerHTML) continue;
    part.innerHTML = found.innerHTML;
    if (!("waiting" in found.dataset)) delete part.dataset.waiting;
    part.dispatchEvent(new CustomEvent("waymark:drawn", { bubbles: true }));
  }
}

async function look(id) {
  try {
    const answer = await fetch(location.href);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    return answer.ok && page.getElementById(id);
  } catch {
    return null; // no signal: the next time perhaps
  }
}
