// Small things that a reader did while the server could not be reached: done, not done, a place, a highlight. Each is one row,
// sealed beside the texts of this device (docs/decisions/0010, 0042); a later one about the same thing takes its place.
import { backUp } from "./back-up.js";
import { canKeep } from "./device.js";
import { all, keep } from "./kept-texts.js";

const page = () => location.pathname;
let turn = Promise.resolve();

export const deedsHere = async () => (canKeep() ? (await all()).filter((row) => row.deed && row.page === page()) : []);

// Answers with whether this device has it now.
export function keepDeed({ about, url, fields, name, quiet = false }) {
  const act = async () => {
    if (!canKeep()) return false;
    const before = (await all()).find((row) => row.deed && row.about === about);
    await keep({ deed: true, about, url, fields, name, quiet, page: page(), id: before?.id ?? crypto.randomUUID(), since: before?.since });
    if (navigator.onLine) backUp();
    return true;
  };
  return (turn = turn.then(act, act).catch(() => false));
}
