// Which of the voices of a browser reads.
const LANGUAGE = document.documentElement.lang || "en-GB";

function voices() {
  const now = speechSynthesis.getVoices();
  if (now.length) return Promise.resolve(now);
  return new Promise((resolve) => {
    speechSynthesis.addEventListener("voiceschanged", () => resolve(speechSynthesis.getVoices()), { once: true });
    setTimeout(() => resolve(speechSynthesis.getVoices()), 1500);
  });
}

// A voice that speaks on the device comes before one that sends the words away.
export async function bestVoice() {
  const all = "speechSynthesis" in window ? await voices() : [];
  const fits = all.filter(({ lang }) => lang.slice(0, 2) === LANGUAGE.slice(0, 2));
  const order = (one) => (one.localService ? 0 : 2) + (one.lang.replace("_", "-") === LANGUAGE ? 0 : 1);
  return fits.sort((one, other) => order(one) - order(other))[0] ?? all[0];
}
