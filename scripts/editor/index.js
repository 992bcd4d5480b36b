// What our own modules take from others: one file, so that a page asks once.
export { Compartment, EditorSelection, EditorState, Prec, StateEffect, StateField } from "@codemirror/state";
export { Decoration, EditorView, ViewPlugin, WidgetType, keymap } from "@codemirror/view";
export { insertNewline, standardKeymap } from "@codemirror/commands";
export * as decoding from "lib0/decoding";
export * as encoding from "lib0/encoding";
export { yCollab, yUndoManagerKeymap } from "y-codemirror.next";
export { IndexeddbPersistence } from "y-indexeddb";
export * as Y from "yjs";
