// Decorations that are set as a whole and move along with the text until they are set again.
import { Decoration, EditorView, StateEffect, StateField } from "./vendor/editor.js";

export function drawn() {
  const set = StateEffect.define();
  const field = StateField.define({
    create: () => Decoration.none,
    update(shown, transaction) {
      const effect = transaction.effects.find((one) => one.is(set));
      return effect ? effect.value : shown.map(transaction.changes);
    },
    provide: (own) => EditorView.decorations.from(own),
  });
  return { field, draw: (view, marks) => view.dispatch({ effects: set.of(Decoration.set(marks, true)) }) };
}
