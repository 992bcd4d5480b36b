// The text twice: `line` is as the server and this browser's store know it, `page` is what the editor shows. What
// others write waits between them while it would touch what somebody is composing.
import { IndexeddbPersistence, Y } from "./vendor/editor.js";

const ROOT = "text", STORE = "samenspel-writing", SAVED = "saved", PATIENCE = 10_000;

export class Copies {
  constructor({ written, touches }) {
    this.line = new Y.Doc();
    this.page = new Y.Doc();
    this.text = this.page.getText(ROOT);
    this.held = [];
    this.touches = touches;
    let delta = [];
    this.line.getText(ROOT).observe((event) => { delta = event.delta; });
    this.line.on("update", (update, origin) => {
      const change = delta;
      delta = [];
      if (origin !== this.page) this.pass(update, change);
    });
    this.page.on("update", (update, origin) => {
      if (origin === this.line) return;
      Y.applyUpdate(this.line, update, this.page);
      written(update);
    });
  }

  // Once something waits, what comes after it waits too: only then `page` is the text that `change` speaks of.
  pass(update, change) {
    if (this.held.length || this.touches(change)) this.held.push(update);
    else Y.applyUpdate(this.page, update, this.line);
  }

  release() {
    for (const update of this.held.splice(0)) Y.applyUpdate(this.page, update, this.line);
  }

  take(update) {
    Y.applyUpdate(this.line, update, this);
  }

  get state() {
    return Y.encodeStateVector(this.line);
  }

  // What somebody lacks who knows `state` and `deleted`; null when that is nothing.
  missing(state, deleted) {
    const update = Y.encodeStateAsUpdate(this.line, state);
    const own = Y.createDeleteSetFromStructStore(this.line.store);
    return Y.decodeUpdate(update).structs.length || !Y.equalDeleteSets(own, deleted) ? update : null;
  }
}

// The letters in these updates that still stand (what was deleted counts no more), in their order: each run with what
// stands before and behind it.
export function runsOf(doc, updates) {
  const ranges = updates.flatMap((update) => Y.decodeUpdate(update).structs), parts = [];
  for (let item = doc.getText(ROOT)._start; item; item = item.right) {
    if (item.deleted || item.content.str === undefined) continue;
    for (const [isOurs, words] of split(item, ranges)) {
      const last = parts.at(-1);
      if (last?.isOurs === isOurs) last.words += words;
      else parts.push({ isOurs, words });
    }
  }
  return parts.flatMap(({ isOurs, words }, place) => (
    isOurs ? [{ words, before: parts[place - 1]?.words ?? "", after: parts[place + 1]?.words ?? "" }] : []
  ));
}

// The letters of an item in runs of ours and of others.
function* split(item, ranges) {
  const own = ranges.filter(({ id }) => id.client === item.id.client), { str } = item.content;
  let at = 0;
  while (at < str.length) {
    const clock = item.id.clock + at;
    const inside = own.find(({ id, length }) => id.clock <= clock && clock < id.clock + length);
    const next = own.map(({ id }) => id.clock).filter((start) => start > clock);
    const end = Math.min(inside ? inside.id.clock + inside.length : Math.min(...next, Infinity), item.id.clock + str.length);
    yield [Boolean(inside), str.slice(at, end - item.id.clock)];
    at = end - item.id.clock;
  }
}

// What this browser keeps of one text for one person; what it kept for others goes.
export async function openStore(copies, document, person, epoch) {
  try {
    const name = nameOf(document, person, epoch);
    for (const other of await inTime(kept())) {
      if (!other.split(":").includes(person)) indexedDB.deleteDatabase(other);
    }
    await inTime(opened(`${STORE}:probe:${person}`));
    const store = new IndexeddbPersistence(name, copies.line);
    await inTime(store.whenSynced).catch(() => {});
    return store;
  } catch {
    return null;
  }
}

const nameOf = (document, person, epoch) => [STORE, document, person, epoch].join(":");

// A browser's store may hang, as while another page holds it: nobody waits for that to read and write. All that is
// asked of it when a page opens has these seconds together.
let tooLate;
const inTime = (asked) => Promise.race([asked, (tooLate ??= new Promise((_done, late) => setTimeout(late, PATIENCE)))]);

async function kept() {
  return (await indexedDB.databases?.() ?? []).map(({ name }) => name).filter((name) => name.startsWith(`${STORE}:`));
}

// What was written and never sent before this text was begun anew: the runs, and how to forget them.
export async function leftOver(document, person, epoch) {
  try {
    const mine = (await inTime(kept())).filter((name) => name.startsWith(nameOf(document, person, "")));
    const older = mine.filter((name) => name !== nameOf(document, person, epoch));
    const runs = (await inTime(Promise.all(older.map(unsentIn)))).flat();
    return { runs, forget: () => older.forEach((name) => indexedDB.deleteDatabase(name)) };
  } catch {
    return { runs: [], forget: () => {} };
  }
}

async function unsentIn(name) {
  const doc = new Y.Doc(), store = new IndexeddbPersistence(name, doc);
  await inTime(store.whenSynced);
  const saved = await store.get(SAVED);
  await store.destroy();
  return saved ? runsOf(doc, [Y.encodeStateAsUpdate(doc, saved)]) : [];
}

export function rememberSaved(store, state) {
  store?.set(SAVED, state);
}

function opened(name) {
  return new Promise((done, failed) => {
    const asking = indexedDB.open(name);
    asking.onerror = asking.onblocked = failed;
    asking.onsuccess = () => {
      asking.result.close();
      done();
    };
  });
}
