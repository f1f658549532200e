// A fresh ticket for the room: { ticket }, or { over: why it is final }, or nothing while the site does not answer.
const REMOVED = "You are no longer in this seminar.";
const ELSEWHERE = "This seminar is open in many of your windows, so it stopped in this one. Load the page to use it here.";
const SIGNED_OUT = "You have been signed out. Sign in again in another tab, then load this page.";

// Codes with which the site closes a socket for good.
export const FINAL = { 4403: REMOVED, 4409: ELSEWHERE };

export default async function ticketFor(page) {
  const answer = await fetch(page.dataset.ticket, { headers: { Accept: "application/json" } }).catch(() => null);
  if (answer?.redirected) return { over: SIGNED_OUT };
  if (answer?.status === 404) return { over: REMOVED };
  return answer?.ok ? answer.json() : {};
}
