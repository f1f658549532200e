// How hard a text is to read, in the words of activities/blocks/readable.py: the same figures, so that a page that a script
// writes on says what the server would.
const [LONG, BEGINNING, OLDEST, MOST] = [20, 5, 18, 8];

const wordsIn = (text) => text.split(/\s+/).filter((word) => /[\p{L}\p{N}_]/u.test(word));
const sentencesIn = (text) => `${text} `.split(/[.!?…:]+[”’)]*\s|\n/).filter((part) => wordsIn(part).length);

const beginningOf = (words) => words.slice(0, BEGINNING).join(" ").replace(/[,;]+$/, "");

function syllablesIn(word) {
  const letters = word.toLowerCase().normalize("NFKD").replace(/[^a-z]/g, "");
  const groups = (letters.match(/[aeiouy]+/g) ?? []).length;
  const silent = (/e$/.test(letters) && !/(le|ee)$/.test(letters)) || (/ed$/.test(letters) && !/(ted|ded)$/.test(letters));
  return Math.max(1, groups - (silent ? 1 : 0));
}

export function gradeOf(text) {
  const words = wordsIn(text);
  if (!words.length) return 0;
  const syllables = words.reduce((sum, word) => sum + syllablesIn(word), 0);
  return (0.39 * words.length) / sentencesIn(text).length + (11.8 * syllables) / words.length - 15.59;
}

function ageInWords(grade) {
  const age = Math.max(6, Math.floor(grade + 0.5) + 5);
  if (age > OLDEST) return "Somebody who reads a great deal for their work could read this.";
  return `${[8, 11, 18].includes(age) ? "An" : "A"} ${age}-year-old could read this.`;
}

const firstOf = (lines) => (lines.length <= MOST ? lines : [...lines.slice(0, MOST), `and ${lines.length - MOST} more`]);

// Answers with {age, size, long, plainer}. `plainer` holds [{hard, plain}].
export function hintsAbout(text, plainer = []) {
  const words = wordsIn(text);
  if (!words.length) return { age: "", size: "Nothing is written yet.", long: [], plainer: [] };
  const sentences = sentencesIn(text).map(wordsIn);
  const longest = Math.max(...sentences.map((sentence) => sentence.length));
  const said = ` ${text.toLowerCase().replace(/[^\p{L}\p{N}_’'-]+/gu, " ")} `;
  return {
    age: ageInWords(gradeOf(text)),
    size: `${words.length === 1 ? "1 word" : `${words.length} words`}. The longest sentence has ${longest}.`,
    long: sentences.filter(({ length }) => length > LONG).map((some) => `“${beginningOf(some)} …”: ${some.length} words`),
    plainer: firstOf(plainer.filter(({ hard }) => said.includes(` ${hard.toLowerCase()} `)).map(({ hard, plain }) => `“${hard}”: ${plain}`)),
  };
}
