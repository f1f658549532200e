// A heartbeat while a socket is open. Where one gets no answer before the next is due, the socket is dead.
const EVERY = 15_000;

export default class Heart {
  constructor(beat, dead) {
    Object.assign(this, { beat, dead });
  }

  start() {
    this.answered = true;
    this.timer = setInterval(() => {
      if (!this.answered) return this.dead();
      this.answered = false;
      return this.beat();
    }, EVERY);
  }

  stop() {
    clearInterval(this.timer);
  }
}
