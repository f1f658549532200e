// One chapter in a cache of its own, named after its version. The service worker answers from it while there is no connection
// (static/worker/answer.js). An interrupted fetch leaves what was there before.
const NAME = "waymark-chapter-";
const ABOUT = "/kept-chapter.json"; // an address within the cache: when it was kept, and whether with sound
export const can = () => "caches" in window && Boolean(navigator.serviceWorker);

export async function here(chapter) {
  const names = (await caches.keys()).filter((name) => name.startsWith(`${NAME}${chapter}-`));
  for (const name of names) {
    const about = await (await caches.open(name)).match(ABOUT);
    if (about) return { name, names, ...(await about.json()) };
  }
  return { names };
}

async function fetchAll(cache, addresses) {
  for (const [from, to] of addresses) {
    const answer = await fetch(from, { cache: "no-cache", redirect: "error" });
    if (!answer.ok) throw new Error(`${from}: ${answer.status}`);
    await cache.put(to, answer);
  }
}

export async function keep(panel, sound) {
  await navigator.serviceWorker.register("/service-worker.js", { updateViaCache: "none" });
  const list = await (await fetch(panel.dataset.list, { redirect: "error" })).json();
  const name = `${NAME}${panel.dataset.chapter}-${list.version}-${Date.now()}`;
  const before = await here(panel.dataset.chapter);
  try {
    const cache = await caches.open(name);
    await fetchAll(cache, [...list.pages, ...[...list.files, ...(sound ? list.sounds : [])].map((one) => [one, one])]);
    await cache.put(ABOUT, Response.json({ version: list.version, when: Date.now(), sound }));
  } catch (error) {
    await caches.delete(name);
    throw error;
  }
  for (const old of before.names) await caches.delete(old);
}

export async function takeOff(chapter) {
  for (const name of (await here(chapter)).names) await caches.delete(name);
}
