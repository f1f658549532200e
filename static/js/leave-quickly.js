// Leaves the page at once: by the link, or by pressing Shift three times. The page goes blank first,
// and takes no place in the browser's history.
const WITHIN = 5_000;

export default function leaveQuickly(link) {
  let presses = [];

  function leave() {
    document.body.classList.add("leaving");
    document.title = "…";
    location.replace(link.href);
  }

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift") {
      presses = [];
      return;
    }
    const now = Date.now();
    presses = [...presses.filter((press) => now - press < WITHIN), now];
    if (presses.length === 3) leave();
  });
}
