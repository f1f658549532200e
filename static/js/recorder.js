// One recording with the microphone, of at most so many seconds. What was said so far is handed on every few seconds, so that
// a page that dies takes little with it.
// The first is what most players know; not every browser can record it.
const TYPES = ["audio/mp4;codecs=mp4a.40.2", "audio/webm;codecs=opus", "audio/mp4", "audio/ogg;codecs=opus"];
const [PIECE, TICK, BITS] = [4_000, 200, 32_000];

export const canRecord = () => Boolean(navigator.mediaDevices?.getUserMedia && globalThis.MediaRecorder);

export class Recorder {
  pieces = [];
  before = 0; // ms until the last pause

  constructor({ longest, onTime, onPiece, onEnd }) {
    Object.assign(this, { longest, onTime, onPiece, onEnd });
  }

  get seconds() {
    return Math.min((this.before + (this.since ? performance.now() - this.since : 0)) / 1000, this.longest);
  }

  get going() {
    return Boolean(this.machine) && this.machine.state !== "inactive";
  }

  // Fails with the browser's own error where there is no microphone, or it may not be used.
  async start() {
    const stream = await navigator.mediaDevices.getUserMedia({ audio: true });
    const mimeType = TYPES.find((type) => MediaRecorder.isTypeSupported(type));
    this.machine = new MediaRecorder(stream, { mimeType, audioBitsPerSecond: BITS });
    this.machine.ondataavailable = ({ data }) => {
      if (data.size) this.pieces.push(data);
      if (this.pieces.length) this.onPiece(new Blob(this.pieces, { type: this.machine.mimeType.split(";")[0] }), this.seconds);
    };
    this.machine.onstop = () => [stream.getTracks().forEach((track) => track.stop()), this.onEnd(this.why)];
    stream.getTracks()[0].onended = () => this.stop("lost"); // unplugged, or a call came in
    this.machine.start(PIECE);
    this.since = performance.now();
    this.clock = setInterval(() => [this.onTime(this.seconds), this.seconds >= this.longest && this.stop("full")], TICK);
  }

  pause() {
    const paused = this.machine.state === "paused";
    if (paused) this.since = performance.now();
    else [this.before, this.since] = [this.before + performance.now() - this.since, undefined];
    this.machine[paused ? "resume" : "pause"]();
    return !paused;
  }

  stop(why = "recorded") {
    if (!this.going) return;
    clearInterval(this.clock);
    [this.before, this.since, this.why] = [this.seconds * 1000, undefined, why];
    this.machine.stop();
  }
}
