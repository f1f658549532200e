// Where the sound of a section and its times come from: the server or, without a signal, what this phone has kept of the chapter.
export async function fetchRecording(page) {
  const kept = (name) => globalThis.caches?.match(new URL(`${page}${name}`).pathname);
  const answer = await fetch(`${page}times.json`).catch(() => kept("times.json"));
  if (!answer?.ok) throw new Error(String(answer?.status));
  const here = navigator.onLine ? null : await kept("sound.mp3");
  return { times: await answer.json(), sound: here ? URL.createObjectURL(await here.blob()) : `${page}sound.mp3` };
}
