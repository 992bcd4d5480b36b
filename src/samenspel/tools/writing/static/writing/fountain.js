// What each line of a script is, as Fountain says it.
const FORCED = [
  [/^#(?!#)/, "act"], [/^#{2,}/, "scene"], [/^\.(?!\.)/, "scene"], [/^=+\s*$/, "rule"], [/^=/, "synopsis"], [/^~/, "song"],
  [/^!/, "direction"], [/^@/, "role"], [/^>/, "centred"], [/^\[\[.*\]\]$/, "note"],
];
const PLACE = /^(INT|EXT|EST|I\/E|INT\.?\/EXT)[. ]/i;
const NAME = /^(?=.*\p{Lu})[^\p{Ll}]+(\s*\(.*\))*\s*\^?$/u;
const TITLE = /^\p{L}[\p{L} ]*:/u;

function kindOf(words, { isAfterEmpty, isBeforeEmpty, isSpeech, isTitle }) {
  const forced = FORCED.find(([sign]) => sign.test(words))?.[1];
  if (forced) return forced;
  if (isTitle && TITLE.test(words)) return "title";
  if (isSpeech) return /^\(.*\)$/.test(words) ? "aside" : "speech";
  if (isAfterEmpty && PLACE.test(words)) return "scene";
  return isAfterEmpty && !isBeforeEmpty && NAME.test(words) ? "role" : "direction";
}

// By the number of each line from the one after the last empty line before `first`, up to `last`.
export function fountain(doc, first, last) {
  const words = (number) => (number < 1 || number > doc.lines ? "" : doc.line(number).text.trim());
  let number = first, isSpeech = false, isTitle;
  while (number > 1 && words(number - 1)) number -= 1;
  isTitle = number === 1;
  const kinds = new Map();
  for (; number <= last; number += 1) {
    const here = words(number), before = words(number - 1), after = words(number + 1);
    if (!here) {
      isSpeech = isTitle = false;
      continue;
    }
    const kind = kindOf(here, { isAfterEmpty: !before, isBeforeEmpty: !after, isSpeech, isTitle });
    kinds.set(number, kind);
    isSpeech = kind === "role" || (isSpeech && ["speech", "aside", "song", "note"].includes(kind));
  }
  return kinds;
}
