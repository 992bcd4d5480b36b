// What goes over the line, as tools/writing/live/messages.py says it.
import { decoding, encoding } from "./vendor/editor.js";

export const SYNC = 0, CARETS = 1, SAVED = 100, PEOPLE = 101, MOVED = 102;
export const STEP_1 = 0, STEP_2 = 1, UPDATE = 2;

function message(kind, write) {
  const encoder = encoding.createEncoder();
  encoding.writeVarUint(encoder, kind);
  write(encoder);
  return encoding.toUint8Array(encoder);
}

export function sync(step, data) {
  return message(SYNC, (encoder) => {
    encoding.writeVarUint(encoder, step);
    encoding.writeVarUint8Array(encoder, data);
  });
}

export function caret(pen, moves, cursor) {
  const inner = encoding.createEncoder();
  for (const number of [1, pen, moves]) encoding.writeVarUint(inner, number);
  encoding.writeVarString(inner, JSON.stringify(cursor && { cursor }));
  return message(CARETS, (encoder) => encoding.writeVarUint8Array(encoder, encoding.toUint8Array(inner)));
}

export function saved(count) {
  return message(SAVED, (encoder) => encoding.writeVarUint(encoder, count));
}

function readCarets(data) {
  const decoder = decoding.createDecoder(data), places = new Map();
  for (let left = decoding.readVarUint(decoder); left > 0; left -= 1) {
    const pen = decoding.readVarUint(decoder), moves = decoding.readVarUint(decoder);
    places.set(pen, { moves, cursor: JSON.parse(decoding.readVarString(decoder))?.cursor ?? null });
  }
  return places;
}

const readers = {
  [SYNC]: (decoder) => ({ step: decoding.readVarUint(decoder), data: decoding.readVarUint8Array(decoder) }),
  [CARETS]: (decoder) => ({ places: readCarets(decoding.readVarUint8Array(decoder)) }),
  [SAVED]: (decoder) => ({ count: decoding.readVarUint(decoder) }),
  [PEOPLE]: (decoder) => ({ people: JSON.parse(decoding.readVarString(decoder)) }),
  [MOVED]: () => ({}),
};

export function read(bytes) {
  const decoder = decoding.createDecoder(bytes), kind = decoding.readVarUint(decoder);
  return { kind, ...readers[kind]?.(decoder) };
}

// Several in one answer, each with its length before it.
export function framed(messages) {
  const encoder = encoding.createEncoder();
  for (const one of messages) encoding.writeVarUint8Array(encoder, one);
  return encoding.toUint8Array(encoder);
}

export function unframed(bytes) {
  const decoder = decoding.createDecoder(bytes), found = [];
  while (decoding.hasContent(decoder)) found.push(decoding.readVarUint8Array(decoder));
  return found;
}
