// What was not sent when writing ended: as suggestions by one press where somebody may make them, else to copy.
import { suggestionOf } from "./quoting.js";

const BETWEEN = "\n…\n";

export class Unsent {
  constructor(signs, margin, { follow, suggest, why }) {
    Object.assign(this, { signs, margin, follow, address: suggest, why });
    signs.part("copy").addEventListener("click", () => this.copy());
    signs.part("suggest-unsent").addEventListener("click", () => this.suggest());
  }

  // `forget`: what is done once they stand beside the text.
  async offer(why, runs, forget = () => {}) {
    Object.assign(this, { runs, forget });
    this.signs.end(why, this.words);
    const places = runs.map(suggestionOf);
    this.signs.part("suggest-unsent").hidden = !runs.length || places.includes(null) || !(await this.maySuggest());
  }

  get words() {
    return this.runs.map(({ words }) => words).join(BETWEEN);
  }

  async maySuggest() {
    try {
      const response = await fetch(this.follow, { cache: "no-store" });
      return response.ok && !response.redirected && (await response.json()).may_write;
    } catch {
      return false;
    }
  }

  copy() {
    const box = this.signs.part("unsent").querySelector("textarea");
    box.select();
    navigator.clipboard?.writeText(box.value).catch(() => {});
  }

  // Those that found no place stay to be copied.
  async suggest() {
    const left = [];
    for (const run of this.runs) {
      const isThere = await this.margin.suggest(this.address, { ...suggestionOf(run), text: this.why }).catch(() => false);
      if (!isThere) left.push(run);
    }
    this.runs = left;
    this.signs.suggested(left.length === 0, this.words);
    if (!left.length) this.forget();
    this.margin.refresh();
  }
}
