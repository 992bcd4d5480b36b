// Writes the marks for people who know none: a line becomes of a kind, words become strong.
import { EditorSelection } from "./vendor/editor.js";

const FRONT = /^\s*(#{1,6}\s+|[-*+]\s+|\d+[.)]\s+|>\s*|[~!@=]\s*|\.(?=\w))/;
const AROUND = /^(\[\[|\()(.*?)(\]\]|\))$/;
const LIST = /^(\s*)([-*+]|(\d+)([.)]))(\s+)(.*)$/;
const before = (mark) => (words) => mark + words;
const KINDS = {
  markdown: {
    plain: before(""), title: before("# "), heading: before("## "), subheading: before("### "), list: before("- "),
    numbered: (words, { nth }) => `${nth}. ${words}`,
  },
  fountain: {
    act: before("# "), scene: before("## "), song: before("~"), note: (words) => `[[${words}]]`, speech: before(""),
    role: (words, { isAfterWords }) => (isAfterWords ? "\n" : "") + (isName(words) ? words : `@${words}`),
    direction: (words, { isAfterWords }) => (isAfterWords ? `(${words})` : isName(words) && words ? `!${words}` : words),
  },
};
const WRAPS = { strong: ["**", "**"], emphasis: ["*", "*"], link: ["[", "](https://)"] };

function isName(words) {
  return words !== "" && words === words.toUpperCase() && words !== words.toLowerCase();
}

function bare(words, marks) {
  const inner = words.replace(FRONT, "").trim();
  return marks === "fountain" ? inner.replace(AROUND, "$2") : inner;
}

function linesOf({ doc, selection: { main } }) {
  const first = doc.lineAt(main.from).number, last = doc.lineAt(main.to).number;
  return Array.from({ length: last - first + 1 }, (_, place) => doc.line(first + place));
}

// Only what differs is written anew: the rest stays its author's, with the remarks about it.
function differing({ from, text }, made) {
  const most = Math.min(text.length, made.length);
  let start = 0, end = 0;
  while (start < most && text[start] === made[start]) start += 1;
  while (end < most - start && text.at(-1 - end) === made.at(-1 - end)) end += 1;
  return { from: from + start, to: from + text.length - end, insert: made.slice(start, made.length - end) };
}

// Pressed again, it takes the marks off.
export function makeLines(view, marks, kind) {
  const { state } = view, lines = linesOf(state), make = KINDS[marks][kind];
  const changes = lines.flatMap((line, place) => {
    const isAfterWords = line.number > 1 && state.doc.line(line.number - 1).text.trim() !== "";
    const words = bare(line.text, marks), made = make(words, { nth: place + 1, isAfterWords });
    const insert = made === line.text ? words : made;
    return insert === line.text ? [] : [differing(line, insert)];
  });
  const change = state.changes(changes), at = change.mapPos(lines.at(-1).to, 1);
  const isAround = lines.length === 1 && kind !== "role" && at > 0 ? caretIn(change.apply(state.doc).lineAt(at)) : at;
  view.dispatch({ changes: change, selection: { anchor: isAround }, scrollIntoView: true, userEvent: "input" });
  view.focus();
}

// Behind the words, and before the marks that close them.
function caretIn(line) {
  return line.to - (/^(\[\[.*|\(.*)$/.test(line.text) ? /(\]\]|\))?$/.exec(line.text)[0].length : 0);
}

export function wrapWords(view, name) {
  const [open, close] = WRAPS[name];
  const change = view.state.changeByRange((range) => {
    const words = view.state.sliceDoc(range.from, range.to), from = range.from + open.length;
    const isLink = name === "link" && words;
    const chosen = isLink ? EditorSelection.range(from + words.length + 2, from + words.length + close.length - 1)
      : EditorSelection.range(from, from + words.length);
    return { changes: { from: range.from, to: range.to, insert: open + words + close }, range: chosen };
  });
  view.dispatch(change, { scrollIntoView: true, userEvent: "input" });
  view.focus();
}

// Enter in a list begins the next point, and in an empty one ends the list.
export function continueList(view) {
  const { main } = view.state.selection, line = view.state.doc.lineAt(main.head);
  const [, indent, sign, number, point, space, words] = LIST.exec(line.text) ?? [];
  if (sign === undefined || !main.empty || main.head < line.to - words.length) return false;
  const next = `\n${indent}${number ? Number(number) + 1 + point : sign}${space}`;
  const changes = words ? { from: main.head, insert: next } : { from: line.from, to: line.to, insert: "" };
  const anchor = words ? main.head + next.length : line.from;
  view.dispatch({ changes, selection: { anchor }, scrollIntoView: true, userEvent: "input" });
  return true;
}
