// Answers for the server while it cannot be reached: a kept page for a page, a kept file for a file. Everything else, and
// whatever the server does answer, goes by untouched and is stored nowhere.
const [PATIENCE, AWAY] = [5_000, new Set([502, 503, 504])];
const FONTS = "waymark-fonts";

const pageFor = (path) => self.keeps.answers.find(([pattern]) => new RegExp(pattern).test(path))[1];
const isEditor = (path) => self.keeps.answers.slice(0, -1).some(([pattern]) => new RegExp(pattern).test(path));

// What somebody keeps of a chapter (static/js/keep-chapter.js) stands under its own addresses.
const ofChapter = (path) => (path.startsWith("/modules/") ? caches.match(path) : undefined);
const PARTS = new Set(["script", "style", "image"]);

async function page(event, path) {
  const asked = Promise.resolve(event.preloadResponse).then((early) => early ?? fetch(event.request));
  const chapter = event.request.method === "GET" && (await ofChapter(path));
  const kept = async () => chapter || self.kept(pageFor(path));
  if (!chapter && !isEditor(path)) return asked.catch(kept);
  // Half a signal: rather an editor now than a page that may never come.
  const late = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const answer = await Promise.race([asked.catch(() => undefined), event.request.method === "GET" ? late : asked.catch(() => undefined)]);
  return answer && !AWAY.has(answer.status) ? answer : (await kept()) ?? asked;
}

// Files have the hash of their contents in their names. Fonts that somebody chose to read with are kept when they are met.
async function file(request) {
  const kept = (await self.kept(request.url)) ?? (await caches.match(request));
  if (kept) return kept;
  const answer = await fetch(request);
  if (answer.ok && request.destination === "font") (await caches.open(FONTS)).put(request, answer.clone());
  return answer;
}

// A script, a style sheet or a picture of a chapter that is kept.
const part = (request) => fetch(request).catch(async () => (await caches.match(request)) ?? Response.error());

self.addEventListener("fetch", (event) => {
  const { origin, pathname } = new URL(event.request.url);
  if (origin !== self.location.origin || pathname === self.keeps.signOut) return;
  if (event.request.mode === "navigate") event.respondWith(page(event, pathname));
  else if (event.request.method === "GET" && self.keeps.files.includes(pathname)) event.respondWith(file(event.request));
  else if (event.request.destination === "font") event.respondWith(file(event.request));
  else if (PARTS.has(event.request.destination)) event.respondWith(part(event.request));
});
