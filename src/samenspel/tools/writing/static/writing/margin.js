// Remarks beside the text: the pages that also work without a script, shown in a panel. A link or a form of theirs
// stays in the panel as long as it leads to a page about this text.
const PART = "main [data-part]", FORM = "main form", QUOTED = "main .writing-quote, main .writing-new";
const FIELD = ["textarea", "input:not([type=hidden])"].map((field) => `[data-from] ${field}`).join();

export class Margin {
  // `places` says where remarks are, once there is an editor; `told(words)` tells who hears the page.
  constructor(root, told) {
    const { list, show } = root.dataset, home = new URL("..", new URL(list, location.href)).pathname;
    Object.assign(this, { root, list, home, showWords: show, told, places: null, isList: true, turn: 0 });
    this.title = root.querySelector("[data-margin-title]");
    this.body = root.querySelector("[data-margin-body]");
    this.back = root.querySelector("[data-margin-back]");
    root.addEventListener("click", (event) => this.clicked(event));
    root.addEventListener("submit", (event) => this.submitted(event));
    root.addEventListener("mouseover", ({ target }) => this.places?.point(remarkOf(target)));
    root.addEventListener("mouseleave", () => this.places?.point(null));
  }

  // What comes late, when something else was asked for meanwhile, is not shown.
  async refresh() {
    if (!this.isList) return;
    const { turn } = this, answer = await answered(fetch(this.list, { cache: "no-store" })).catch(() => null);
    if (answer && turn === this.turn && this.isList) this.show(answer, false);
  }

  async open(url) {
    const turn = ++this.turn, answer = await answered(fetch(url, { cache: "no-store" }));
    if (turn === this.turn) this.show(answer);
  }

  async send(form, submitter) {
    const body = new FormData(form, submitter);
    const url = new URL(submitter?.getAttribute("formaction") ?? form.getAttribute("action") ?? "", form.dataset.from);
    return fetch(url, { method: "POST", body, cache: "no-store" });
  }

  isOurs(url) {
    const { origin, pathname } = new URL(url, location.href);
    return origin === location.origin && pathname.startsWith(this.home);
  }

  show({ response, page }, isAsked = true) {
    if (response.redirected && !this.isOurs(response.url)) return location.assign(response.url);
    const found = partsOf(page), isPart = page.querySelector(PART) !== null, heading = page.querySelector("h1")?.textContent.trim();
    if (!response.ok || !found.length) return this.told(heading ?? "");
    for (const form of page.forms) form.dataset.from = response.url;
    const first = focusOf(found);
    this.isList = new URL(response.url).pathname === this.list;
    this.body.replaceChildren(...found.map((part) => document.adoptNode(part)));
    this.title.textContent = heading;
    this.back.hidden = this.isList;
    this.name();
    const said = [...page.querySelectorAll("main [role=status], main [role=alert]")].map((one) => one.textContent.trim());
    if (isAsked) this.told(said.filter(Boolean).join(" "));
    if (isAsked) (first ?? (isPart ? null : this.body.querySelector(FIELD)) ?? this.title).focus();
  }

  // Each open card leads to its place in the text.
  name() {
    for (const card of this.body.querySelectorAll("[data-remark]")) {
      const show = document.createElement("button");
      Object.assign(show, { type: "button", textContent: this.showWords, className: "sp-margin__show" });
      show.dataset.goTo = card.dataset.remark;
      card.append(show);
    }
    if (!this.isList || !this.places) return;
    const suggestions = [...this.body.querySelectorAll("[data-suggests]")].map((card) => card.dataset.remark);
    this.places.suggestions = new Set(suggestions);
    this.places.show();
    this.mark(this.places.atCaret);
  }

  clicked(event) {
    const { goTo } = event.target.closest("[data-go-to]")?.dataset ?? {}, link = event.target.closest("a[href]");
    if (goTo) this.places?.goTo(goTo);
    if (!link || !this.isOurs(link.href) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    this.open(link.href).catch(() => location.assign(link.href));
  }

  async submitted(event) {
    event.preventDefault();
    const form = event.target;
    this.turn += 1;
    try {
      this.show(await answered(this.send(form, event.submitter)));
    } catch {
      this.told(this.root.dataset.unsent);
    }
  }

  // A form about these words; whoever chose none types them.
  async ask(url, { quote = "", before = "", after = "" } = {}) {
    await this.open(url);
    const form = this.body.querySelector("form");
    if (!form) return;
    fill(form, { quote, before, after });
    if (quote) (form.elements.instead ?? form.elements.text).focus();
  }

  // Without a look at it: whether it stands beside the text now.
  async suggest(url, values) {
    const { response, page } = await answered(fetch(url, { cache: "no-store" })), form = page.querySelector(FORM);
    if (!response.ok || !form) return false;
    form.dataset.from = response.url;
    fill(form, values);
    const answer = await this.send(form);
    return answer.ok && answer.redirected && this.isOurs(answer.url);
  }

  // The card of the remark in which the caret is.
  mark(remark) {
    for (const card of this.body.querySelectorAll("[data-remark]")) {
      const isHere = card.dataset.remark === remark;
      card.classList.toggle("writing-remark--here", isHere);
      if (isHere && this.root.scrollHeight > this.root.clientHeight) this.root.scrollTop = card.offsetTop - this.root.offsetTop;
    }
  }
}

// Read to its end, so that nothing happens between a look at who asked and what is shown.
async function answered(asked) {
  const response = await asked, text = await response.text();
  return { response, page: new DOMParser().parseFromString(text, "text/html") };
}

function partsOf(page) {
  const part = page.querySelector(PART), form = page.querySelector(FORM);
  if (part) return [part];
  return form ? [...page.querySelectorAll(QUOTED), form] : [];
}

// What a page of its own would put the focus on, such as what is wrong; the browser would refuse it to a part.
function focusOf(parts) {
  const first = parts.map((part) => part.querySelector("[autofocus]")).find(Boolean);
  first?.removeAttribute("autofocus");
  return first;
}

function remarkOf(target) {
  return target.closest("[data-remark]")?.dataset.remark ?? null;
}

function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    if (form.elements[name]) form.elements[name].value = value;
  }
}
