// Sends a form only when the server is there to take it. Otherwise the text stays on the page and on the device, marked as
// one that somebody pressed Save on; it goes on by itself once there is a connection.
import { afterwards } from "./after-saving.js";
import { greet } from "./draft.js";

const PATIENCE = 10_000;

function hidden(form, name, value) {
  return form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
}

// A page that was kept for no connection has no token of its own.
function setToken(form, token) {
  const field = form.querySelector("input[name=csrfmiddlewaretoken]") ?? hidden(form, "csrfmiddlewaretoken");
  field.value = token;
}

// The button that was pressed goes with the form. Nobody typed it, and it is not there for the next press.
function setSubmitter(form, submitter) {
  form.querySelector("input[data-submitter]")?.remove();
  if (!submitter?.name) return;
  const field = hidden(form, submitter.name, submitter.value);
  field.dataset.submitter = field.dataset.notTyped = "";
}

async function go(saver, submitter) {
  setSubmitter(saver.form, null);
  await saver.flight;
  if (!saver.clean) await saver.save();
  if (saver.choosing) return false;
  const met = saver.clean ? await greet(saver.draft) : { status: 0 };
  if (met.token) {
    setToken(saver.form, met.token);
    await saver.copy.keep({ ...saver.record(), pressed: true });
    setSubmitter(saver.form, submitter);
    saver.form.submit();
    return true;
  }
  saver.pressed = submitter?.dataset.offline ?? true; // the words for a button that does more than save
  saver.kept = saver.copy.keep(saver.record());
  await afterwards.failed(saver, saver.clean ? met : saver.answer);
  saver.trouble.focus(); // the button may be a screen away from what there is to read
  return false;
}

export async function submitSafely(saver, event) {
  event.preventDefault();
  if (saver.going) return;
  saver.going = true;
  event.submitter?.setAttribute("aria-busy", "true");
  const rest = () => [(saver.going = false), event.submitter?.removeAttribute("aria-busy")];
  if (await go(saver, event.submitter)) setTimeout(rest, PATIENCE);
  else rest();
}
