// Follows a text over a line, and comes back when it breaks. Only updates are ever sent, never a whole text to save.
import { QuickLine, SlowLine } from "./lines.js";
import * as messages from "./messages.js";
import { Y } from "./vendor/editor.js";

const NOTHING = new Uint8Array([0, 0]);
const GATHER = 50, LOOK = 1000, ASK_AGAIN = 30_000, SILENT = 10_000, LATE = 20_000;
const SHORTEST = 500, LONGEST = 10_000, STEADY = 5000;
const LARGEST = 60_000, MOST_STRIKES = 3, FAILED_SOCKETS = 2;
const NOT_ALLOWED = 4403, GONE = 4410, MISTAKES = new Set([4400, 4413, 4429]);

// `told`: what happens is told by calling changed(), saved(), people(names), places(carets), moved(), ended(why, unsent).
export class Follower {
  constructor(addresses, copies, told) {
    Object.assign(this, { addresses, copies, told });
    Object.assign(this, { unsent: [], tries: 0, failed: 0, strikes: 0, isSlow: false, isOver: false });
    this.reset();
  }

  start() {
    this.looking = setInterval(() => this.look(), LOOK);
    addEventListener("online", () => this.again(0));
    this.connect();
  }

  get state() {
    if (this.isOver) return "over";
    if (!this.isSynced) return this.isKnown ? "offline" : "opening";
    if (this.unsent.length) return "unsent";
    return this.isSlow ? "slow" : "saved";
  }

  reset() {
    Object.assign(this, { line: null, isOpen: false, isSynced: false, theirs: null, deleted: null });
    Object.assign(this, { sent: 0, askedAt: Date.now(), isAnswered: true });
    for (const one of this.unsent) one.number = null;
  }

  connect() {
    clearTimeout(this.timer);
    if (this.isOver || this.line) return;
    this.reset();
    const on = {
      opened: () => this.opened(),
      heard: (message) => this.heard(messages.read(message)),
      ended: (code) => this.ended(code),
    };
    const { follow, poll, token } = this.addresses;
    this.line = this.isSlow ? new SlowLine(poll, token, on) : new QuickLine(follow, on);
  }

  opened() {
    this.isOpen = true;
    this.failed = 0;
    this.askWhatIsMissing();
  }

  askWhatIsMissing() {
    Object.assign(this, { askedAt: Date.now(), isAnswered: false });
    this.line.send(messages.sync(messages.STEP_1, this.copies.state));
  }

  heard(message) {
    if (message.kind === messages.SYNC) this.heardSync(message);
    else if (message.kind === messages.SAVED) this.heardSaved(message.count);
    else if (message.kind === messages.PEOPLE) this.told.people(message.people);
    else if (message.kind === messages.CARETS) this.told.places(message.places);
    else if (message.kind === messages.MOVED) this.told.moved();
  }

  heardSync({ step, data }) {
    if (step === messages.STEP_1) this.theirs = data;
    else this.copies.take(data);
    if (step === messages.STEP_2) {
      this.isAnswered = true;
      this.deleted = Y.decodeUpdate(data).ds;
    }
    if (!this.isSynced && this.theirs && this.deleted) this.answer();
  }

  // Everything that the server lacks, also what was written while there was no line, goes in one piece.
  answer() {
    const missing = this.copies.missing(this.theirs, this.deleted);
    this.unsent = [];
    Object.assign(this, { isSynced: true, isKnown: true, syncedAt: Date.now() });
    this.line.send(messages.sync(messages.STEP_2, missing ?? NOTHING));
    if (missing) this.unsent.push({ update: missing, number: ++this.sent, at: Date.now() });
    else this.told.saved();
    this.told.entered();
    this.told.changed();
  }

  heardSaved(count) {
    this.unsent = this.unsent.filter((one) => one.number === null || one.number > count);
    if (!this.unsent.length) this.told.saved();
    this.strikes = 0;
    this.told.changed();
  }

  written(update) {
    this.unsent.push({ update, number: null });
    this.gathering ??= setTimeout(() => this.flush(), GATHER);
    this.told.changed();
  }

  flush() {
    clearTimeout(this.gathering);
    this.gathering = null;
    const waiting = this.unsent.filter((one) => one.number === null);
    if (!this.isSynced || !waiting.length) return;
    const update = Y.mergeUpdates(waiting.map((one) => one.update));
    // What is too large for one message may still come with the first answer of a new line.
    if (update.length > LARGEST) return this.line.close();
    this.line.send(messages.sync(messages.UPDATE, update));
    const rest = this.unsent.filter((one) => one.number !== null);
    this.unsent = [...rest, { update, number: ++this.sent, at: Date.now() }];
  }

  say(message) {
    if (this.isSynced) this.line.send(message);
  }

  // A line may never open or be dead without an end, and a message may be lost on its way: then both sides compare
  // anew.
  look() {
    if (!this.line) return;
    const now = Date.now(), since = now - this.askedAt;
    if (!this.isOpen) return since > SILENT && this.line.close();
    const isLate = this.unsent.some((one) => one.number !== null && now - one.at > LATE);
    if (isLate) this.strikes += 1;
    if (isLate || (!this.isAnswered && since > SILENT)) this.line.close();
    else if (since > ASK_AGAIN) this.askWhatIsMissing();
  }

  ended(code) {
    const wasOpen = this.isOpen;
    if (this.isSynced && Date.now() - this.syncedAt > STEADY) this.tries = 0;
    this.reset();
    this.told.left();
    if (MISTAKES.has(code)) this.strikes += 1;
    if (code === NOT_ALLOWED || code === GONE) return this.stop(code === GONE ? "gone" : "refused");
    if (this.strikes >= MOST_STRIKES) return this.stop("stuck");
    if (!wasOpen && !MISTAKES.has(code)) this.failed += 1;
    this.told.changed();
    if (this.isSlow) this.isSlow = false;
    else if (this.failed >= FAILED_SOCKETS) return this.whyNot();
    this.again(this.nextPause());
  }

  nextPause() {
    return Math.min(LONGEST, SHORTEST * 2 ** this.tries++);
  }

  // Half of it by chance, so that not all come back at once.
  again(pause) {
    clearTimeout(this.timer);
    if (!this.isOver) this.timer = setTimeout(() => this.connect(), pause * (0.5 + Math.random() / 2));
  }

  // No websocket opens: is there no network, may this person not write any more, or are websockets refused here?
  async whyNot() {
    try {
      const inTime = AbortSignal.timeout(SILENT);
      const response = await fetch(this.addresses.follow, { cache: "no-store", signal: inTime });
      const isRefused = response.redirected || [401, 403, 404].includes(response.status);
      if (isRefused) return this.stop("refused");
      const answer = response.ok ? await response.json() : { may_write: true };
      if (answer.is_gone || !answer.may_write) return this.stop(answer.is_gone ? "gone" : "refused");
      this.isSlow = response.ok;
    } catch {
      this.isSlow = false;
    }
    this.again(this.isSlow ? 0 : this.nextPause());
  }

  stop(why) {
    this.isOver = true;
    clearInterval(this.looking);
    this.told.ended(why, this.unsent.map((one) => one.update));
    this.told.changed();
  }
}
