// Words of the text with those around them, by which the server finds the place.
const AROUND = 200, LONGEST = 2000, FEW = 80;

// What is chosen, or else the line in which the caret is.
export function quoteOf({ doc, selection: { main } }) {
  const line = doc.lineAt(main.head);
  let { from, to } = main.empty ? line : main;
  while (from < to && /\s/.test(doc.sliceString(from, from + 1))) from += 1;
  while (from < to && /\s/.test(doc.sliceString(to - 1, to))) to -= 1;
  const quote = doc.sliceString(from, Math.min(to, from + LONGEST));
  const end = from + quote.length;
  return { quote, before: doc.sliceString(Math.max(0, from - AROUND), from), after: doc.sliceString(end, end + AROUND) };
}

// Words that were put in between these, as a suggestion: the words beside them, with these. Null where nothing stands
// beside them.
export function suggestionOf({ words, before, after }) {
  if (before.trim()) {
    const quote = before.slice(-FEW).trimStart();
    return { quote, instead: quote + words, before: before.slice(-FEW - AROUND, -quote.length), after: after.slice(0, AROUND) };
  }
  if (!after.trim()) return null;
  const quote = after.slice(0, FEW).trimEnd();
  const behind = after.slice(quote.length, quote.length + AROUND);
  return { quote, instead: words + quote, before: before.slice(-AROUND), after: behind };
}
