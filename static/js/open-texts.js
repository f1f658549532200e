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

export function whileFree(id, act) {
  return navigator.locks ? navigator.locks.request(name(id), { ifAvailable: true }, (lock) => lock && act()) : act();
}
