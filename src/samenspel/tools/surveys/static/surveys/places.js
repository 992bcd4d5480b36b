// Puts things in their places by tapping, dragging and keys. The fields of the form hold the answer; without this
// script people choose in them.
(function () {
  const FAR = 6;

  class Board {
    constructor(root) {
      this.root = root;
      this.words = root.dataset;
      this.status = root.querySelector("[data-status]");
      this.things = Array.from(root.querySelectorAll("[data-fields] select"), (select) => ({
        select, text: root.querySelector(`label[for="${select.id}"]`).textContent.trim(),
      }));
      root.querySelector("[data-fields]").hidden = true;
      root.querySelector("[data-board]").hidden = false;
      root.closest("form").addEventListener("input", (event) => event.target.closest("[data-fields]") || this.renew());
      document.addEventListener("click", (event) => this.lead(event));
      this.carry();
    }

    // A link to a field that is out of sight leads to the board.
    lead(event) {
      const link = event.target.closest?.('a[href^="#"]');
      const goal = link && this.root.querySelector(`[data-fields] #${CSS.escape(link.hash.slice(1))}`);
      if (!goal) return;
      event.preventDefault();
      this.root.querySelector("[data-board] button")?.focus();
    }

    say(template, words) {
      this.status.textContent = template.replace(/\{(\w+)\}/g, (_all, name) => words[name]);
    }

    write(thing, value) {
      thing.select.value = value;
      thing.select.dispatchEvent(new Event("input", { bubbles: true }));
    }

    // Dragging: what has data-thing is carried to what has data-onto.
    carry() {
      let start = null, held = null;
      const end = () => {
        held?.style.removeProperty("transform");
        held?.classList.remove("surveys-held");
        this.root.querySelector(".surveys-over")?.classList.remove("surveys-over");
        start = held = null;
      };
      const under = (event) => {
        held.style.visibility = "hidden";
        const found = document.elementFromPoint(event.clientX, event.clientY)?.closest("[data-onto]");
        held.style.removeProperty("visibility");
        return found && this.root.contains(found) ? found : null;
      };
      this.root.addEventListener("pointerdown", (event) => {
        const card = event.target.closest("[data-thing]");
        const isTouch = event.pointerType === "touch" && !event.target.closest("[data-grip]");
        if (card && event.isPrimary && event.button === 0 && !isTouch) start = { card, event };
      });
      document.addEventListener("pointermove", (event) => {
        if (!start) return;
        const dx = event.clientX - start.event.clientX, dy = event.clientY - start.event.clientY;
        if (!held && Math.hypot(dx, dy) < FAR) return;
        held = start.card;
        held.classList.add("surveys-held");
        held.style.transform = `translate(${dx}px, ${dy}px)`;
        this.root.querySelector(".surveys-over")?.classList.remove("surveys-over");
        under(event)?.classList.add("surveys-over");
      });
      document.addEventListener("pointercancel", end);
      document.addEventListener("pointerup", (event) => {
        const goal = held && under(event), thing = held && this.things[held.dataset.thing];
        if (held) held.addEventListener("click", (click) => click.stopPropagation(), { capture: true, once: true });
        end();
        if (goal) this.put(thing, goal.dataset.onto);
      });
    }

    button(thing, more = {}) {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: thing.text, ...more });
      button.dataset.thing = this.things.indexOf(thing);
      button.dir = "auto";
      return button;
    }
  }

  // A Q-sort: one statement is in hand, and goes to the place that is pressed.
  class Sort extends Board {
    constructor(root) {
      super(root);
      this.columns = Array.from(root.querySelectorAll("[data-column]"));
      this.hand = this.left()[0] ?? null;
      root.addEventListener("click", (event) => this.press(event));
      root.addEventListener("keydown", (event) => this.step(event));
      this.draw();
    }

    // The fields were filled in again.
    renew() {
      this.hand = this.left()[0] ?? null;
      this.draw();
    }

    left() { return this.things.filter((thing) => thing.select.value === ""); }
    lying(value) { return this.things.filter((thing) => thing.select.value === value); }
    isFull(column, thing) {
      const room = Number(column.dataset.room), lying = this.lying(column.dataset.column);
      return this.words.forced !== undefined && lying.length >= room && !lying.includes(thing);
    }

    press(event) {
      const column = event.target.closest("button[data-onto]"), card = event.target.closest("button[data-thing]");
      if (card) this.take(this.things[card.dataset.thing]);
      else if (column && this.hand) this.put(this.hand, column.dataset.onto);
      else if (event.target.closest("[data-back]") && this.hand) this.put(this.hand, "");
    }

    take(thing) {
      this.hand = thing;
      this.draw();
      this.say(this.words.held, { text: thing.text });
    }

    // With the arrows a statement goes one place up or down, over places that are full.
    step(event) {
      const card = event.target.closest("button[data-thing]");
      const by = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }[event.key];
      if (!card || !by || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      const thing = this.things[card.dataset.thing], middle = (this.columns.length - 1) / 2;
      let at = this.columns.findIndex((one) => one.dataset.column === thing.select.value);
      if (at < 0) at = by > 0 ? Math.ceil(middle) - 1 : Math.floor(middle) + 1;
      for (at += by; this.columns[at] && this.isFull(this.columns[at], thing); at += by);
      if (!this.columns[at]) return;
      this.put(thing, this.columns[at].dataset.column, true);
      this.root.querySelector(`button[data-thing="${card.dataset.thing}"]`)?.focus();
    }

    put(thing, value, stays = false) {
      const column = this.columns.find((one) => one.dataset.column === value);
      if (column && this.isFull(column, thing)) return this.say(this.words.full, { place: value });
      this.write(thing, value);
      this.hand = stays ? thing : this.left()[0] ?? null;
      this.draw();
      this.say(value ? this.words.lies : this.words.back, { text: thing.text, place: value, left: this.left().length });
    }

    draw() {
      const left = this.left(), hand = this.root.querySelector("[data-hand]");
      this.root.querySelector("[data-left]").textContent = this.words.left.replace("{left}", left.length);
      hand.replaceChildren(...(this.hand ? [this.button(this.hand, { className: "surveys-card surveys-card--hand" })] : []));
      hand.querySelector("button")?.setAttribute("data-grip", "");
      this.root.querySelector("[data-done]").hidden = left.length > 0 || this.hand !== null;
      this.root.querySelector("[data-back]").hidden = !this.hand?.select.value;
      for (const column of this.columns) this.drawColumn(column);
      const rest = left.filter((thing) => thing !== this.hand);
      this.fill(this.root.querySelector("[data-pile]"), rest);
      this.root.querySelector("[data-rest]").hidden = rest.length === 0;
    }

    drawColumn(column) {
      const lying = this.lying(column.dataset.column), room = Number(column.dataset.room);
      const head = column.querySelector("button[data-onto]"), squares = column.querySelector("[data-squares]");
      squares.replaceChildren(...Array.from({ length: Math.max(room, lying.length) }, (_one, at) => {
        const square = document.createElement("i");
        square.className = at < lying.length ? "surveys-square surveys-square--taken" : "surveys-square";
        return square;
      }));
      head.classList.toggle("surveys-place--full", this.isFull(column, null));
      column.querySelector("[data-taken]").textContent = `${lying.length}/${room}`;
      const list = this.root.querySelector(`[data-lying="${column.dataset.column}"]`);
      list.closest("[data-lies]").hidden = lying.length === 0;
      this.fill(list, lying);
    }

    fill(list, things) {
      list.replaceChildren(...things.map((thing) => {
        const item = document.createElement("li"), button = this.button(thing, { className: "surveys-card" });
        button.setAttribute("aria-pressed", String(thing === this.hand));
        item.append(button);
        return item;
      }));
    }
  }

  // A ranking: what is pressed comes next; in the order each goes up, down and out by its buttons.
  class Ranking extends Board {
    constructor(root) {
      super(root);
      this.list = root.querySelector("[data-order]");
      this.rest = root.querySelector("[data-pile]");
      root.addEventListener("click", (event) => this.press(event));
      this.draw();
    }

    order() {
      const placed = this.things.filter((thing) => thing.select.value !== "");
      return placed.sort((one, other) => one.select.value - other.select.value);
    }

    press(event) {
      const button = event.target.closest("button");
      if (!button || !this.root.contains(button)) return;
      const thing = this.things[button.closest("[data-thing]")?.dataset.thing];
      if (!thing) return;
      const at = this.order().indexOf(thing), by = { up: -1, down: 1 }[button.dataset.move];
      if (button.dataset.move === "out") this.put(thing, "");
      else this.put(thing, String(by ? at + by : this.order().length));
      const again = button.dataset.move && this.list.querySelector(
        `[data-thing="${this.things.indexOf(thing)}"] [data-move="${button.dataset.move}"]`);
      (again && !again.disabled ? again : this.root.querySelector("[data-board] button:not(:disabled)"))?.focus();
    }

    put(thing, place) {
      const order = this.order().filter((one) => one !== thing);
      if (place !== "") order.splice(Number(place), 0, thing);
      for (const one of this.things) this.write(one, order.includes(one) ? String(order.indexOf(one) + 1) : "");
      this.draw();
      this.say(place === "" ? this.words.back : this.words.lies, { text: thing.text, place: order.indexOf(thing) + 1 });
    }

    renew() {
      this.draw();
    }

    draw() {
      const order = this.order();
      this.list.replaceChildren(...order.map((thing, at) => this.row(thing, at, order.length)));
      this.list.hidden = order.length === 0;
      this.root.querySelector("[data-none]").hidden = order.length > 0;
      const left = this.things.filter((thing) => !order.includes(thing));
      this.rest.replaceChildren(...left.map((thing) => {
        const item = document.createElement("li"), button = this.button(thing, { className: "surveys-card" });
        button.setAttribute("aria-label", this.words.add.replace("{text}", thing.text));
        item.append(button);
        return item;
      }));
      this.root.querySelector("[data-rest]").hidden = left.length === 0;
    }

    row(thing, at, count) {
      const row = this.root.querySelector("template").content.firstElementChild.cloneNode(true);
      row.dataset.thing = this.things.indexOf(thing);
      row.dataset.onto = at;
      row.querySelector("[data-text]").textContent = thing.text;
      for (const button of row.querySelectorAll("[data-move]")) {
        button.setAttribute("aria-label", button.dataset.label.replace("{text}", thing.text));
        button.disabled = { up: at === 0, down: at === count - 1 }[button.dataset.move] ?? false;
      }
      return row;
    }
  }

  for (const root of document.querySelectorAll("[data-sort]")) new Sort(root);
  for (const root of document.querySelectorAll("[data-ranking]")) new Ranking(root);
})();
