// Keeps the pages and files of self.keeps (config/offline.py), and lets go of what earlier versions kept. Nothing that was
// made for one person comes in: pages are asked for without cookies. Other caches of ours, such as downloaded chapters, have
// names of their own and are left alone.
const SHELL = "waymark-shell-";
const shell = SHELL + self.keeps.version;

self.addEventListener("install", (event) => {
  const pages = self.keeps.pages.map((page) => new Request(page, { credentials: "omit", cache: "no-cache" }));
  const files = self.keeps.files.map((file) => new Request(file, { credentials: "omit" }));
  event.waitUntil(
    caches.open(shell).then((cache) => cache.addAll([...pages, ...files])).then(() => self.skipWaiting()),
  );
});

self.addEventListener("activate", (event) => {
  const old = (name) => name.startsWith(SHELL) && name !== shell;
  event.waitUntil(
    caches.keys()
      .then((names) => Promise.all(names.filter(old).map((name) => caches.delete(name))))
      .then(() => self.registration.navigationPreload?.enable())
      .then(() => self.clients.claim()),
  );
});

self.kept = async (address) => (await caches.open(shell)).match(address, { ignoreSearch: true });
