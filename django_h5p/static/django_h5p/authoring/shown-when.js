// Hides fields that do not matter for what is chosen. Without it they stay, with a sentence that says when they are used.

export function followChoices(form) {
  const fields = [...form.querySelectorAll("[data-shown-when]")].map((field) => ({field, ...JSON.parse(field.dataset.shownWhen)}));
  if (!fields.length) return;
  for (const {field} of fields) field.querySelector("[data-condition]").hidden = true;

  const show = () => {
    for (const {field, every, rules} of fields) {
      const met = rules.map((rule) => holds(form, rule));
      field.hidden = !(every ? met.every(Boolean) : met.some(Boolean));
    }
  };
  form.addEventListener("change", show);
  show();
}

/** Whether a control holds one of the values. A control that is not on the page hides nothing. */
function holds(form, {name, equals}) {
  const controls = [...form.elements].filter((control) => control.name === name);
  if (!controls.length) return true;
  if (controls[0].type === "checkbox" && controls.length === 1) return equals.includes(String(controls[0].checked));
  return controls.some((control) => (control.type !== "checkbox" || control.checked) && equals.includes(control.value));
}
