// Two ways to the server with one face: `send(message)`, `close()`; they call `on.opened()`, `on.heard(message)`
// and once `on.ended(code)`; 0 says that the line broke.
import { SAVED, SYNC, STEP_1, framed, read, saved, unframed } from "./messages.js";

const EVERY = 3000, POLLS = 20, EMPTY = 2;
const CODES = { 400: 4400, 401: 4403, 403: 4403, 410: 4410, 413: 4413, 429: 4429 };

class Line {
  constructor(on) {
    this.on = on;
  }

  end(code) {
    const on = this.on;
    this.on = null;
    on?.ended(code);
  }
}

export class QuickLine extends Line {
  constructor(address, on) {
    super(on);
    const url = new URL(address, location.href);
    url.protocol = url.protocol.replace("http", "ws");
    this.socket = new WebSocket(url);
    this.socket.binaryType = "arraybuffer";
    this.socket.onopen = () => this.on?.opened();
    this.socket.onmessage = ({ data }) => this.on?.heard(new Uint8Array(data));
    this.socket.onclose = ({ code }) => this.end(code);
  }

  send(message) {
    if (this.socket.readyState === WebSocket.OPEN) this.socket.send(message);
  }

  // A dead line takes long to close; nobody waits for it.
  close() {
    this.socket.close();
    this.end(0);
  }
}

// Where no websocket comes through: asks every three seconds, and after a minute gives the quick one another chance.
export class SlowLine extends Line {
  constructor(address, token, on) {
    super(on);
    Object.assign(this, { address, token, waiting: [], seen: "0", kept: 0, asked: 0 });
    queueMicrotask(() => this.ask());
  }

  send(message) {
    this.waiting.push(message);
  }

  close() {
    clearTimeout(this.timer);
    this.end(0);
  }

  async ask() {
    const sending = this.waiting.splice(0);
    try {
      const response = await fetch(`${this.address}&seen=${this.seen}`, this.request(sending));
      if (!response.ok || response.redirected) return this.end(CODES[response.status] ?? 0);
      this.seen = response.headers.get("X-Seen") ?? this.seen;
      this.take(unframed(new Uint8Array(await response.arrayBuffer())), sending);
    } catch {
      return this.end(0);
    }
    if (this.asked >= POLLS && !this.waiting.length) return this.end(0);
    if (this.on) this.timer = setTimeout(() => this.ask(), this.waiting.length ? 0 : EVERY);
  }

  request(sending) {
    const headers = { "X-CSRFToken": this.token, "Content-Type": "application/octet-stream" };
    return { method: "POST", body: framed(sending), headers };
  }

  // There each answer counts what its own question brought; here it counts on.
  take(messages, sending) {
    if (this.asked++ === 0) this.on?.opened();
    for (const message of messages) {
      const { kind, count } = read(message);
      this.on?.heard(kind === SAVED ? saved(this.kept + count) : message);
    }
    this.kept += sending.filter(isUpdate).length;
  }
}

function isUpdate(message) {
  const { kind, step, data } = read(message);
  return kind === SYNC && step !== STEP_1 && !(data.length === EMPTY && !data[0] && !data[1]);
}
