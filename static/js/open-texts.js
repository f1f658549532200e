// Which text stands in which open page: while one page has it, no other saves it.
const name = (id) => `waymark-${id}`;

// Answers whether this page has it now; it keeps it until it is left.
export function take(id, patience = 0) {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    const held = () => [resolve(true), new Promise(() => {})][1];
    navigator.locks.request(name(id), { signal: AbortSignal.timeout(patience) }, held).catch(() => resolve(false));
  });
}

// Acts while no page has the text, and waits `patience` ms for that: a page that was just left may not have let go yet.
// Answers with nothing where a page goes on having it.
export function whileFree(id, act, patience = 0) {
  if (!navigator.locks) return act();
  const options = patience ? { signal: AbortSignal.timeout(patience) } : { ifAvailable: true };
  return navigator.locks.request(name(id), options, (lock) => lock && act()).catch((error) => {
    if (error.name !== "TimeoutError") throw error;
  });
}
