// One quiet line for screen readers. What comes close together is said together, and many messages only as a number.
const GATHER = 1_200;
const MANY = 3;

export default function announcer(line) {
  let waiting = [];
  let timer;

  function speak() {
    line.textContent = waiting.length > MANY ? `${waiting.length} things happened in the room.` : waiting.join(" ");
    waiting = [];
    timer = undefined;
  }

  return (words) => {
    waiting.push(words);
    timer ??= setTimeout(speak, GATHER);
  };
}
