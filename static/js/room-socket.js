// One websocket after another to the same room: a fresh ticket each time, and jittered waits between tries.
import Heart from "./room-heart.js";
import ticketFor, { FINAL } from "./room-ticket.js";

const LONGEST_WAIT = 8_000;

export default class Socket {
  constructor(page, on) {
    const heart = new Heart(() => this.send({ kind: "beat" }), () => this.socket.close());
    Object.assign(this, { page, on, heart, tries: 0 });
  }

  start() {
    this.stopped = false;
    this.connect();
  }

  stop() {
    this.stopped = true;
    this.socket?.close();
  }

  async connect() {
    if (this.stopped || this.socket?.readyState < WebSocket.CLOSING) return;
    const { ticket, over } = await ticketFor(this.page);
    if (over) this.on.over(over);
    else if (ticket && !this.stopped) this.open(ticket);
    else this.again();
  }

  open(ticket) {
    this.socket = new WebSocket(new URL(this.page.dataset.socket, location.href.replace(/^http/, "ws")));
    this.socket.onopen = () => this.send({ kind: "hello", ticket, last_seq: this.on.known() });
    this.socket.onmessage = ({ data }) => this.hear(JSON.parse(data));
    this.socket.onclose = ({ code }) => (FINAL[code] ? this.on.over(FINAL[code]) : this.again());
  }

  again() {
    this.heart.stop();
    if (this.stopped) return;
    this.on.lost();
    const longest = Math.min(LONGEST_WAIT, 300 * 2 ** this.tries++);
    setTimeout(() => this.connect(), longest * (0.5 + Math.random() / 2));
  }

  hear(message) {
    this.heart.answered = true;
    if (message.kind === "welcome") {
      this.tries = 0;
      this.heart.start();
      this.on.open((command) => this.send(command));
    }
    this.on.hear(message);
  }

  send(message) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(JSON.stringify(message));
  }
}
