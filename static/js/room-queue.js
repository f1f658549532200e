// What was sent and not yet confirmed, oldest first, kept in this tab until it is. Each thing has a name of its own,
// so that sending it again after a lost connection is still sending it once.
const LATER = 2_000;

export default class Queue {
  constructor(page, settled) {
    this.place = `room${page.dataset.socket}${page.dataset.me}`;
    this.settled = settled;
    this.list = JSON.parse(sessionStorage.getItem(this.place) ?? "[]");
  }

  add(kind, fields = {}) {
    const command = { ...fields, kind, client_id: newId() };
    this.list.push(command);
    this.keep();
    this.pump();
    return command;
  }

  use(way) {
    this.way = way;
    this.underWay = null;
    this.pump();
  }

  pump() {
    const first = this.list[0];
    if (!this.way || !first || this.underWay === first.client_id) return;
    this.underWay = first.client_id;
    this.way(first);
  }

  settle(answer) {
    const command = this.list.find(({ client_id: id }) => id === answer.client_id);
    if (!command) return;
    this.underWay = null;
    if (answer.later) {
      setTimeout(() => this.pump(), LATER);
      return;
    }
    this.list = this.list.filter((other) => other !== command);
    this.keep();
    this.settled(command, answer);
    this.pump();
  }

  keep() {
    sessionStorage.setItem(this.place, JSON.stringify(this.list));
  }
}

function newId() {
  if (crypto.randomUUID) return crypto.randomUUID();
  const hex = Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  return hex.replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12}).*$/, "$1-$2-4$3-8$4-$5");
}
