// Figures that people type, and what is worked out from them: exact, and to the last penny the same as in
// activities/blocks/figures.py (a test compares the two). A figure is [over, under]: two whole numbers of any size.
const TYPED = /^-?(?:[0-9]{1,9}|[0-9]{1,3}(?:,[0-9]{3}){1,2})(?:\.[0-9]{1,6})?$|^-?\.[0-9]{1,6}$/;
const NUMBER = /^-?[0-9]{1,9}(?:\.[0-9]{1,6})?$/;
const isMoney = (unit) => unit.startsWith("£");
const size = (n) => (n < 0n ? -n : n);

export const plus = ([a, b], [c, d]) => [a * d + c * b, b * d];
export const minus = (one, [c, d]) => plus(one, [-c, d]);
export const times = ([a, b], [c, d]) => [a * c, b * d];
export const over = ([a, b], [c, d]) => (c < 0n ? [-a * d, -b * c] : [a * d, b * c]);
export const isLess = (one, other) => minus(one, other)[0] < 0n;
export const isMultiple = (one, step) => ((a, b) => a % b === 0n)(...over(one, step));

export function figureIn(words) {
  const plain = words.replaceAll("−", "-").replace(/[ \t\u00a0£]/g, "");
  if (!TYPED.test(plain)) return null;
  const [whole, after = ""] = plain.replaceAll(",", "").split(".");
  const sign = whole.startsWith("-") ? -1n : 1n;
  return [sign * BigInt(whole.replace("-", "") + after), 10n ** BigInt(after.length)];
}

export function rounded([a, b], places) {
  const scale = 10n ** BigInt(places);
  const whole = (2n * size(a) * scale + b) / (2n * b);
  return [a < 0n ? -whole : whole, scale];
}

export function shown(figure, unit = "", places = 0) {
  const [whole, scale] = rounded(figure, isMoney(unit) ? 2 : places);
  const digits = scale.toString().length - 1;
  const rest = digits ? (size(whole) % scale).toString().padStart(digits, "0") : "";
  const after = isMoney(unit) ? rest : rest.replace(/0+$/, "");
  const before = (size(whole) / scale).toString().replace(/\B(?=([0-9]{3})+$)/g, ",");
  return `${whole < 0n ? "−" : ""}${isMoney(unit) ? "£" : ""}${before}${after ? "." : ""}${after}`;
}

export function workOut(lines, figures) {
  const known = { ...figures };
  const term = (name) => (NUMBER.test(name) ? figureIn(name) : known[name] ?? null);
  for (const line of lines) {
    const found = workedOut(line, term);
    known[line.key] = found && rounded(found, isMoney(line.unit) ? 2 : line.places);
  }
  return known;
}

function workedOut(line, term) {
  const [add, less, by, under] = ["add", "less", "times", "over"].map((name) => line[name].map(term));
  if ([...add, ...less, ...by, ...under].includes(null) || under.some(([a]) => a === 0n)) return null;
  const sum = add.length || less.length ? less.reduce(minus, add.reduce(plus, [0n, 1n])) : [1n, 1n];
  return under.reduce(over, by.reduce(times, sum));
}
