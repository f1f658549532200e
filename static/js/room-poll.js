// The room by ordinary requests, where no socket comes through or the sockets' own wire is broken: every few seconds
// what is new, and a heartbeat. Slower, and otherwise the same.
const EVERY = 4_000;
const BEAT = 15_000;
const JSON_PLEASE = { Accept: "application/json" };

export default class Poll {
  constructor(page, on) {
    Object.assign(this, { page, on, beaten: 0 });
  }

  start({ beating }) {
    this.beating = beating;
    this.timer ??= setInterval(() => this.ask(), EVERY);
  }

  stop() {
    clearInterval(this.timer);
    this.timer = undefined;
  }

  async ask() {
    try {
      if (this.beating && Date.now() - this.beaten > BEAT) this.on.hear(await this.post(this.page.dataset.beat, {}));
      await this.fetchEvents();
      if (this.beating && this.timer) this.on.slow((command) => this.carry(command));
    } catch {
      if (this.beating) this.on.failing(); // the socket's own tries go on, and what was typed is kept
    }
  }

  async fetchEvents() {
    const answer = await fetch(`${this.page.dataset.events}?after=${this.on.known()}`, { headers: JSON_PLEASE });
    for (const event of (await answer.json()).events) this.on.hear({ kind: "event", event });
  }

  catchUp() {
    return this.fetchEvents().catch(() => {}); // the next heartbeat brings it
  }

  async carry({ kind, ...fields }) {
    try {
      this.on.hear(await this.post(this.page.dataset[kind], fields));
    } catch {
      // It is kept, and goes out when the next question is answered.
    }
  }

  async post(address, fields) {
    const body = new URLSearchParams({ ...fields, csrfmiddlewaretoken: this.page.dataset.token });
    const answer = await fetch(address, { method: "POST", headers: JSON_PLEASE, body });
    const message = await answer.json();
    if (message.kind === "here") this.beaten = Date.now();
    return message;
  }
}
