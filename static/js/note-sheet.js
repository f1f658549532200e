// The form of one note in a sheet beside the text. It is drawn by the server, and kept as it is typed like every other.
export async function openNote(address, id, how) {
  const sheet = document.getElementById("note-sheet");
  const place = sheet.querySelector("[data-note-here]");
  if (!sheet.showPopover) return location.assign(address);
  if (place.dataset.of !== id + how) {
    const answer = await fetch(`${address}?part=on${how}`).catch(() => null);
    if (!answer?.ok) return location.assign(address);
    place.innerHTML = await answer.text();
    place.dataset.of = id + how;
    place.dispatchEvent(new CustomEvent("waymark:drawn", { bubbles: true }));
  }
  sheet.showPopover();
  place.querySelector("textarea").focus();
}
