// The editor on one text of Yjs.
import { Compartment, EditorState, EditorView, Prec, Y, insertNewline, keymap, standardKeymap, yCollab, yUndoManagerKeymap } from "./vendor/editor.js";
import { shownCarets } from "./carets.js";
import { looks } from "./looks.js";
import { continueList } from "./marks.js";
import { plainOf } from "./pasting.js";
import { shownPlaces } from "./places.js";

const AFTER_COMPOSING = 80;

export function makeEditor({ parent, copies, marks, label, language, moved }) {
  const undo = new Y.UndoManager(copies.text), writable = new Compartment();
  const release = () => setTimeout(() => view.composing || copies.release(), AFTER_COMPOSING);
  const endStep = () => {
    undo.stopCapturing();
    return false;
  };
  const extensions = [
    EditorState.lineSeparator.of("\n"),
    EditorView.lineWrapping,
    EditorView.perLineTextDirection.of(true),
    EditorView.clipboardInputFilter.of((text) => text.replace(/\r\n?/g, "\n")),
    EditorView.cspNonce.of(document.querySelector("script[nonce]").nonce),
    EditorView.contentAttributes.of({ "aria-label": label, lang: language, ...TYPING }),
    writable.of([]),
    Prec.highest(keymap.of([{ key: "Enter", run: endStep }])),
    EditorView.domEventHandlers({
      pointerdown: endStep, compositionend: release, blur: release,
      paste: (event) => pasted(view, event, marks),
    }),
    keymap.of([
      { key: "Enter", run: marks === "markdown" ? continueList : () => false }, { key: "Enter", run: insertNewline },
      ...yUndoManagerKeymap, ...standardKeymap,
    ]),
    yCollab(copies.text, null, { undoManager: undo }),
    shownPlaces,
    shownCarets,
    looks(marks),
    EditorView.updateListener.of((update) => {
      if (update.selectionSet || update.docChanged || update.focusChanged) moved();
    }),
  ];
  const view = new EditorView({ parent, state: EditorState.create({ doc: copies.text.toString(), extensions }) });
  return { view, undo, close: () => view.dispatch({ effects: writable.reconfigure(CLOSED) }) };
}

const TYPING = { spellcheck: "true", autocorrect: "on", autocapitalize: "sentences", "aria-multiline": "true" };
const CLOSED = [EditorState.readOnly.of(true), EditorView.editable.of(false)];

function pasted(view, event, marks) {
  const html = event.clipboardData?.getData("text/html"), text = html && plainOf(html, marks);
  if (!text || view.state.readOnly) return false;
  event.preventDefault();
  view.dispatch(view.state.replaceSelection(text), { userEvent: "input.paste", scrollIntoView: true });
  return true;
}

// Whether a change of others touches the line in which something is being composed.
export function touchesComposed(view, change) {
  if (!view?.composing) return false;
  const { from, to } = view.state.doc.lineAt(view.state.selection.main.head);
  let at = 0;
  return change.some(({ retain = 0, delete: gone = 0, insert }) => {
    const start = at;
    at += retain + gone;
    return (gone > 0 || insert !== undefined) && start <= to && start + gone >= from;
  });
}
