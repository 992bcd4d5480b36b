// What each line of a text is, as Markdown says it.
const KINDS = [
  [/^#\s/, "title"], [/^##\s/, "heading"], [/^#{3,6}\s/, "subheading"], [/^\s*([-*+]|\d+[.)])\s/, "list"], [/^>/, "quote"],
  [/^\|/, "table"],
];

export function markdown(doc, first, last) {
  const kinds = new Map();
  for (let number = first; number <= last; number += 1) {
    const words = doc.line(number).text, kind = KINDS.find(([sign]) => sign.test(words))?.[1];
    if (kind) kinds.set(number, kind);
  }
  return kinds;
}
