// The sentences of a section, as [first, last] of its letters. None goes beyond its paragraph, line of a list or heading.
const BLOCKS = "p, li, dt, dd, h2, h3, h4, h5, td, th, figcaption, summary, blockquote, [id^='block-']";
const ENDS = /[^.!?…]+(?:[.!?…]+["’”)\]]*\s*|$)/g;

function cut(text) {
  if (!Intl.Segmenter) return [...text.matchAll(ENDS)].map((found) => [found.index, found.index + found[0].length]);
  const segments = new Intl.Segmenter("en-GB", { granularity: "sentence" }).segment(text);
  return [...segments].map(({ index, segment }) => [index, index + segment.length]);
}

function runs(letters) {
  const found = [];
  letters.forEach((letter, number) => {
    const block = letter.node.parentElement.closest(BLOCKS);
    if (found.at(-1)?.block !== block) found.push({ block, from: number });
    found.at(-1).to = number + 1;
  });
  return found;
}

export function sentencesIn(letters) {
  return runs(letters).flatMap(({ from, to }) => {
    let text = "";
    let node = null;
    const places = []; // where each letter stands in the text of its paragraph
    for (let number = from; number < to; number += 1) {
      const letter = letters[number];
      if (letter.node !== node) {
        [node, places.start] = [letter.node, text.length];
        text += node.data;
      }
      places.push(places.start + letter.at);
    }
    return cut(text).flatMap(([start, end]) => {
      const inside = places.flatMap((place, number) => (place >= start && place < end ? [number] : []));
      return inside.length ? [[from + inside[0], from + inside.at(-1) + 1]] : [];
    });
  });
}
