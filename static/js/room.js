// The live room. The page works by pressing its buttons; this makes it live: events come by themselves, what is
// typed goes out without a new page, and what cannot go out now is kept and sent once, later.
import announcer from "./room-announce.js";
import buttons from "./room-buttons.js";
import chat from "./room-chat.js";
import hands from "./room-hands.js";
import people from "./room-people.js";
import Poll from "./room-poll.js";
import Queue from "./room-queue.js";
import Socket from "./room-socket.js";
import stage from "./room-stage.js";
import stateOf from "./room-state.js";

export default function room(page) {
  const say = announcer(page.querySelector("[data-room-announce]"));
  const state = stateOf(page, say);
  const queue = new Queue(page, (command, answer) => parts.forEach((part) => part.settled?.(command, answer)));
  const parts = [chat(page, queue, say), hands(page, queue, say), people(page), stage(page, say)];
  let known = Number(page.dataset.lastSeq);

  const heard = {
    welcome: (message) => heard.here(message),
    ack: (message) => queue.settle(message),
    refused: (message) => queue.settle(message),
    over: ({ words }) => on.over(words),
    here({ here, live }) {
      for (const part of parts) part.here?.(here);
      if (live === undefined) return; // the answer to a heartbeat without a socket
      state.live();
      if (live) poll.stop();
      else poll.start({ beating: false });
    },
    event({ event }) {
      if (event.seq > known + 1) return poll.catchUp();
      if (event.seq <= known) return undefined;
      known = event.seq;
      for (const part of parts) part.event?.(event);
      if (event.kind === "started") location.reload();
      if (event.kind === "finished") on.over("The seminar has finished. What came of it is under After.");
      return undefined;
    },
  };
  const on = {
    known: () => known,
    hear: (message) => heard[message.kind]?.(message),
    open: (way) => queue.use(way),
    slow: (way) => (state.slow(), queue.use(way)),
    lost: () => (state.lost(), queue.use(null), poll.start({ beating: true })),
    failing: () => state.failing(),
    over: (words) => (socket.stop(), poll.stop(), queue.use(null), state.over(words)),
  };
  const poll = new Poll(page, on);
  const socket = new Socket(page, on);
  addEventListener("pagehide", () => socket.stop());
  addEventListener("pageshow", ({ persisted }) => persisted && socket.start());
  buttons(queue);
  socket.start();
}
