// Who is here: drawn anew with every heartbeat, and changed at once when somebody comes or goes.
export default function people(page) {
  const part = page.querySelector("[data-room-people]");
  const list = part.querySelector(".here");

  function add({ who, name, role }) {
    if (list.querySelector(`[data-who="${who}"]`)) return;
    const item = part.querySelector("template").content.firstElementChild.cloneNode(true);
    item.dataset.who = who;
    item.querySelector("[data-name]").textContent = String(who) === page.dataset.me ? "you" : name;
    item.querySelector("[data-role]").textContent = role ? ` (${role})` : "";
    list.append(item);
  }

  const count = () => (part.querySelector("[data-count]").textContent = list.children.length);

  return {
    here(everybody) {
      list.replaceChildren();
      everybody.forEach(add);
      count();
    },
    event(event) {
      if (event.kind === "arrived") add(event);
      if (event.kind === "left") list.querySelector(`[data-who="${event.who}"]`)?.remove();
      count();
    },
  };
}
