// Shows each change of the reading settings at once, and keeps it in this browser: in the cookie the
// server reads, and beside it in case the browser drops the cookie.
const root = document.documentElement;
const A_YEAR = 60 * 60 * 24 * 365;
const cookie = location.protocol === "https:" ? "__Host-reading" : "reading";

const somebodys = () => "whose" in document.body.dataset;
// With the account of somebody signed in, too. Until it is there the cookie says so, and no other device's choice goes over it.
function tell(form) {
  if (!somebodys()) return;
  const body = new URLSearchParams([...form.querySelectorAll(":checked")].map(({ name, value }) => [name, value]));
  fetch(form.action, { method: "POST", body, keepalive: true, headers: { "X-Fragment": "1" } }).catch(() => {}); // the next page tells it
}

function keep(form) {
  const pairs = [...form.querySelectorAll(":checked:not([data-usual])")].map((input) => `${input.name}-${input.value}`);
  const chosen = [...pairs, ...(somebodys() ? ["sent-no"] : [])].join(".");
  const secure = location.protocol === "https:" ? ";secure" : "";
  document.cookie = `${cookie}=${chosen};path=/;samesite=lax;max-age=${chosen ? A_YEAR : 0}${secure}`;
  try {
    localStorage.setItem("reading", chosen);
  } catch {} // storage is off: the cookie alone has to do
}

function apply(form) {
  for (const input of form.querySelectorAll(":checked")) {
    if ("usual" in input.dataset) root.removeAttribute(`data-${input.name}`);
    else root.setAttribute(`data-${input.name}`, input.value);
  }
}

function tick(form, designed = false) {
  for (const input of form.querySelectorAll("input[type=radio]")) {
    const value = designed ? null : root.getAttribute(`data-${input.name}`);
    input.checked = value ? input.value === value : "usual" in input.dataset;
  }
}

export default function readerSettings(form) {
  const sheet = form.closest("[popover]");
  tick(form);
  if (document.cookie.includes("sent-no")) tell(form);

  form.addEventListener("change", () => {
    apply(form);
    keep(form);
    tell(form);
  });

  form.addEventListener("submit", (event) => {
    const back = event.submitter?.name === "put_back";
    if (back) tick(form, "as designed");
    apply(form);
    keep(form);
    if (!sheet) return;
    event.preventDefault();
    tell(form);
    if (!back) sheet.hidePopover?.();
  });
}
