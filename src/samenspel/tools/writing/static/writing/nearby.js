// Who only hears the page hears where others write: at most once in ten seconds, and never what.
const AT_MOST_EVERY = 10_000, HEADING = { fountain: /^(#{1,6}\s*|\.(?=\w))(.+)$/, markdown: /^(#{1,6}\s+)(.+)$/ };

function headingAbove(doc, at, marks) {
  for (let { number } = doc.lineAt(Math.min(at, doc.length)); number > 0; number -= 1) {
    const words = HEADING[marks].exec(doc.line(number).text)?.[2].trim();
    if (words) return words;
  }
  return "";
}

// `words`: with a heading, in which {place} stands for it, and without.
export function tellNearby(view, text, marks, words, tell) {
  let toldAt = 0;
  text.observe(({ delta, transaction }) => {
    const isLetters = delta.some(({ insert, delete: gone }) => insert !== undefined || gone);
    if (transaction.local || !isLetters || Date.now() < toldAt + AT_MOST_EVERY) return;
    toldAt = Date.now();
    const at = delta[0].retain ?? 0;
    setTimeout(() => {
      const place = headingAbove(view.state.doc, at, marks);
      tell(place ? words.under.replace("{place}", place) : words.somewhere);
    });
  });
}
