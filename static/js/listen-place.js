// Which sentence was being said, and how fast: on this device only. Another recording of the section begins at its beginning.
const [HERE, SPEED] = [`waymark-listen ${location.pathname}`, "waymark-listen-speed"];

export function kept(sound) {
  try {
    const { of, index } = JSON.parse(localStorage.getItem(HERE) ?? "{}");
    return { index: of === sound ? index : 0, speed: Number(localStorage.getItem(SPEED)) };
  } catch {
    return { index: 0, speed: 1 }; // storage is off
  }
}

export function keep(sound, index, speed) {
  try {
    if (index !== undefined) localStorage.setItem(HERE, JSON.stringify({ of: sound, index }));
    if (speed !== undefined) localStorage.setItem(SPEED, speed);
  } catch {
    // Storage is off: the next visit begins at the beginning.
  }
}
