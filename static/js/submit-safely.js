// Sends a form only when the server is there to take it. Otherwise the text stays on the page and on the device, marked as
// one that somebody pressed Save on; it goes on by itself once there is a connection.
import { afterwards } from "./after-saving.js";
import { greet } from "./draft.js";

const PATIENCE = 10_000;

function setHidden(form, name, value) {
  const field = form.querySelector(`input[name="${name}"]`) ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name }));
  field.value = value;
  return field;
}

async function go(saver, submitter) {
  saver.form.querySelector("input[data-submitter]")?.remove(); // of a press before, where somebody came back to this page
  await saver.flight;
  if (!saver.clean) await saver.save();
  if (saver.choosing) return false;
  const met = saver.clean ? await greet(saver.draft) : { status: 0 };
  if (met.token) {
    setHidden(saver.form, "csrfmiddlewaretoken", met.token);
    if (submitter?.name) setHidden(saver.form, submitter.name, submitter.value).dataset.submitter = "";
    await saver.copy.keep({ ...saver.record(), pressed: true });
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
