// The text twice: `line` is as the server and this browser's store know it, `page` is what the editor shows. What
// others write waits between them while it would touch what somebody is composing.
import { IndexeddbPersistence, Y } from "./vendor/editor.js";

const ROOT = "text", STORE = "samenspel-writing", PATIENCE = 2000;

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

  // The letters in these updates that still stand (what was deleted counts no more), in their order.
  wordsOf(updates) {
    const ranges = updates.flatMap((update) => Y.decodeUpdate(update).structs);
    const parts = [];
    let before = null;
    for (let item = this.line.getText(ROOT)._start; item; item = item.right) {
      const words = !item.countable ? "" : ranges.map((range) => overlap(item, range)).join("");
      if (words && before === false) parts.push("\n…\n");
      if (words) parts.push(words);
      if (item.countable && parts.length) before = Boolean(words);
    }
    return parts.join("");
  }
}

function overlap(item, range) {
  if (item.id.client !== range.id.client) return "";
  const start = Math.max(item.id.clock, range.id.clock);
  const end = Math.min(item.id.clock + item.length, range.id.clock + range.length);
  return start < end ? String(item.content.str ?? "").slice(start - item.id.clock, end - item.id.clock) : "";
}

// What this browser keeps of one text for one person; what it kept for others goes.
export async function openStore(copies, document, person) {
  try {
    const name = `${STORE}:${document}:${person}`;
    for (const { name: other } of await (indexedDB.databases?.() ?? [])) {
      if (other.startsWith(`${STORE}:`) && !other.endsWith(`:${person}`)) indexedDB.deleteDatabase(other);
    }
    await opened(`${STORE}:probe:${person}`);
    const store = new IndexeddbPersistence(name, copies.line);
    await Promise.race([store.whenSynced, new Promise((done) => setTimeout(done, PATIENCE))]);
    return store;
  } catch {
    return null;
  }
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
