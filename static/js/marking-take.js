// Taking chosen words elsewhere: to the clipboard with their reference, or to the discussion of the section.
export async function copy(marking) {
  if (!marking.chosen) return marking.say("none");
  const reference = document.getElementById("reference-words");
  const words = `‘${marking.words}’ ${reference.dataset.inText}\n\n${reference.textContent.trim()}`;
  await navigator.clipboard.writeText(words).then(() => marking.say("copied"), () => marking.say("refused"));
}

export function talk(marking) {
  if (!marking.chosen) return marking.say("none");
  const [first, last] = marking.chosen;
  location.assign(`${marking.section.dataset.talk}?${new URLSearchParams({ first, last })}`);
}
