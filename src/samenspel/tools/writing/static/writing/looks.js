// Makes lines look as what they are, and their marks quiet. The text itself stays as it is written.
import { Decoration, ViewPlugin } from "./vendor/editor.js";
import { fountain } from "./fountain.js";
import { markdown } from "./markdown.js";

const KINDS = { fountain, markdown };
const AT_FRONT = {
  fountain: /^(#{1,6}\s?|[.=~!@>]\s?)/,
  markdown: /^(#{1,6}\s|\s*[-*+]\s|>\s?)/,
};
const WITHIN = [
  [/(\*\*)(?=\S)([^*]+?)(\*\*)/g, "strong"], [/(?<![*\w])(\*)(?=[^\s*])([^*]+?)(\*)(?!\*)/g, "emphasis"],
  [/(?<!\w)(_)(?=\S)([^_]+?)(_)(?!\w)/g, "emphasis"], [/(\[)([^\]]+)(\]\([^)\s]*\))/g, "link"],
  [/(\[\[)(.+?)(\]\])/g, "note"],
];
const quiet = Decoration.mark({ class: "sp-mark" });
const named = (name) => Decoration.mark({ class: `sp-words--${name}` });

function inLine(line, marks) {
  const front = AT_FRONT[marks].exec(line.text)?.[0].length ?? 0;
  const found = front ? [quiet.range(line.from, line.from + front)] : [];
  for (const [pattern, name] of WITHIN) {
    for (const { index, 1: before, 2: words, 3: after } of line.text.slice(front).matchAll(pattern)) {
      const from = line.from + front + index, inner = from + before.length, end = inner + words.length;
      found.push(quiet.range(from, inner), named(name).range(inner, end), quiet.range(end, end + after.length));
    }
  }
  return found;
}

function decorated(view, marks) {
  const found = [], { doc } = view.state;
  for (const { from, to } of view.visibleRanges) {
    const first = doc.lineAt(from).number, last = doc.lineAt(to).number, kinds = KINDS[marks](doc, first, last);
    for (let number = first; number <= last; number += 1) {
      const line = doc.line(number), kind = kinds.get(number);
      if (kind) found.push(Decoration.line({ class: `sp-line sp-line--${kind}` }).range(line.from));
      found.push(...inLine(line, marks));
    }
  }
  return Decoration.set(found, true);
}

export function looks(marks) {
  class Looks {
    constructor(view) {
      this.decorations = decorated(view, marks);
    }

    update(change) {
      if (change.docChanged || change.viewportChanged) this.decorations = decorated(change.view, marks);
    }
  }
  return ViewPlugin.fromClass(Looks, { decorations: (plugin) => plugin.decorations });
}
