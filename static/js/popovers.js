// Opens drawers and sheets in browsers that have no popovers of their own.
export default function popovers() {
  let open = null;
  let opener = null;

  function close() {
    open?.classList.remove("is-open");
    opener?.setAttribute("aria-expanded", "false");
    opener?.focus();
    open = opener = null;
  }

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[popovertarget]");
    if (!button) {
      if (open && !open.contains(event.target)) close();
      return;
    }
    const target = document.getElementById(button.getAttribute("popovertarget"));
    const same = target === open;
    close();
    if (same || button.getAttribute("popovertargetaction") === "hide") return;
    open = target;
    opener = button;
    target.classList.add("is-open");
    button.setAttribute("aria-expanded", "true");
    target.querySelector("a, button, input")?.focus();
  });

  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape" && open) close();
  });
}
