// Where the others are. Names and colours come from the server alone, places from other browsers: they are read as
// two numbers each, and names are only ever set as text.
import { drawn } from "./drawn.js";
import { Decoration, WidgetType, Y } from "./vendor/editor.js";

const ROOT = "text", SOON = 40;
const carets = drawn();
export const shownCarets = carets.field;

class Caret extends WidgetType {
  constructor(pen, { name, colour }, moves) {
    super();
    Object.assign(this, { pen, name, colour, moves });
  }

  eq(other) {
    return ["pen", "name", "colour", "moves"].every((word) => other[word] === this[word]);
  }

  toDOM() {
    const caret = document.createElement("span"), flag = document.createElement("span");
    caret.className = `sp-caret sp-pen--${Number(this.colour)}`;
    caret.setAttribute("aria-hidden", "true");
    flag.className = "sp-caret__name";
    flag.textContent = this.name;
    caret.append(flag);
    return caret;
  }

  ignoreEvent() {
    return true;
  }
}

export function placeOf(text, { anchor, head }) {
  const at = (index) => Y.createRelativePositionFromTypeIndex(text, index, -1).item;
  return { anchor: at(anchor), head: at(head) };
}

function indexOf(text, item) {
  const isSaid = item && [item.client, item.clock].every(Number.isSafeInteger);
  const id = isSaid ? Y.createID(item.client, item.clock) : null;
  const position = new Y.RelativePosition(null, id ? null : ROOT, id, -1);
  const found = Y.createAbsolutePositionFromRelativePosition(position, text.doc);
  return found?.type === text ? found.index : null;
}

export class Carets {
  constructor(view, text, changed) {
    Object.assign(this, { view, text, changed, people: new Map(), places: new Map() });
  }

  know(people) {
    for (const [pen, person] of Object.entries(people)) this.people.set(Number(pen), person);
    this.show();
  }

  move(places) {
    for (const [pen, place] of places) {
      if (place.cursor) this.places.set(pen, place);
      else this.places.delete(pen);
    }
    this.show();
  }

  forget() {
    this.places.clear();
    this.show();
  }

  // Each person once, whoever has several pages open.
  get present() {
    const known = [...this.places.keys()].map((pen) => this.people.get(pen)).filter(Boolean);
    return [...new Map(known.map((person) => [person.person, person])).values()];
  }

  show() {
    this.timer ??= setTimeout(() => {
      this.timer = null;
      carets.draw(this.view, this.marks());
      this.changed(this.present);
    }, SOON);
  }

  marks() {
    const length = this.view.state.doc.length;
    return [...this.places].flatMap(([pen, { cursor, moves }]) => {
      const person = this.people.get(pen);
      if (!person || pen === this.text.doc.clientID) return [];
      const [anchor, head] = [cursor.anchor, cursor.head].map((item) => this.indexIn(item, length));
      if (head === null) return [];
      const caret = Decoration.widget({ widget: new Caret(pen, person, moves), side: 1 }).range(head);
      if (anchor === null || anchor === head) return [caret];
      const chosen = Decoration.mark({ class: `sp-chosen sp-pen--${Number(person.colour)}` });
      return [caret, chosen.range(Math.min(anchor, head), Math.max(anchor, head))];
    });
  }

  // Others may speak of letters that are not here yet, or that never were.
  indexIn(item, length) {
    try {
      const index = indexOf(this.text, item);
      return index === null || index > length ? null : index;
    } catch {
      return null;
    }
  }
}
