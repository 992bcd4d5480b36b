// Where remarks are: marks of the text itself, which the server sets.
import { drawn } from "./drawn.js";
import { Decoration } from "./vendor/editor.js";

const SOON = 150, KEY = /^r:(\d+)$/;
const places = drawn();
export const shownPlaces = places.field;

// Of each remark the ranges in which its mark stands, in the order of the text.
function rangesOf(text) {
  const found = new Map();
  let at = 0;
  for (const { insert, attributes = {} } of text.toDelta()) {
    for (const remark of Object.keys(attributes).map((key) => KEY.exec(key)?.[1]).filter(Boolean)) {
      const ranges = found.get(remark) ?? found.set(remark, []).get(remark), last = ranges.at(-1);
      if (last?.to === at) last.to += insert.length;
      else ranges.push({ from: at, to: at + insert.length });
    }
    at += insert.length;
  }
  return found;
}

// `changed()` is called when a remark came or went.
export class Places {
  constructor(view, text, changed) {
    Object.assign(this, { view, text, changed, ranges: new Map(), suggestions: new Set(), here: null, known: "" });
  }

  show() {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      this.ranges = rangesOf(this.text);
      places.draw(this.view, this.marks());
      const known = [...this.ranges.keys()].sort().join();
      if (known !== this.known) this.changed();
      this.known = known;
    }, SOON);
  }

  marks() {
    const length = this.view.state.doc.length;
    return [...this.ranges].flatMap(([remark, ranges]) => {
      const kind = this.suggestions.has(remark) ? "sp-remarked sp-remarked--suggests" : "sp-remarked";
      const mark = Decoration.mark({ class: remark === this.here ? `${kind} sp-remarked--here` : kind });
      return ranges.filter(({ from, to }) => from < to && to <= length).map(({ from, to }) => mark.range(from, to));
    });
  }

  // Which remark the caret is in, if any.
  get atCaret() {
    const { head } = this.view.state.selection.main;
    const isIn = ([, ranges]) => ranges.some(({ from, to }) => from <= head && head <= to);
    return [...this.ranges].find(isIn)?.[0] ?? null;
  }

  point(remark) {
    if (this.here === remark) return;
    this.here = remark;
    this.show();
  }

  goTo(remark) {
    const first = rangesOf(this.text).get(remark)?.[0];
    if (!first) return;
    this.view.dispatch({ selection: { anchor: first.from, head: first.to }, scrollIntoView: true });
    this.view.focus();
  }
}
