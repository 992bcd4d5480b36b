// What the page says beside the text: how it stands with what you write, who is here, and what is left to copy.
const SAVING = 1000, LASTS = 2500;

export class Signs {
  constructor(root) {
    this.root = root;
    this.live = root.querySelector("[data-live]");
  }

  part(name) {
    return this.root.querySelector(`[data-${name}]`);
  }

  // A blink of "not yet sent" with every letter would say nothing; who hears the page hears only what lasts.
  stand(state) {
    if (state === this.state) return;
    const wasSaved = this.state === "saved" || this.state === "slow";
    this.state = state;
    clearTimeout(this.soon);
    clearTimeout(this.later);
    if (state === "unsent" && wasSaved) {
      this.show("saving");
      this.soon = setTimeout(() => this.show("unsent"), SAVING);
    } else this.show(state);
    this.later = setTimeout(() => this.say(), LASTS);
  }

  show(state) {
    this.root.dataset.state = state;
    for (const one of this.root.querySelectorAll("[data-when]")) one.hidden = one.dataset.when !== state;
  }

  say() {
    const words = this.root.querySelector("[data-when]:not([hidden])")?.textContent.trim() ?? "";
    const isNews = this.said !== undefined && words !== this.said;
    this.said = words;
    if (isNews) this.live.textContent = words;
  }

  name(people, me) {
    const items = people.map(({ name, person, colour }) => {
      const item = document.createElement("li"), sign = document.createElement("span");
      sign.className = `sp-pen sp-pen--${Number(colour)}`;
      item.append(sign, document.createTextNode(person === me ? this.part("people").dataset.you : name));
      return item;
    });
    this.part("people").replaceChildren(...items);
  }

  // To who hears the page; soon something else may be said there.
  tell(words) {
    if (words) this.live.textContent = words;
  }

  suggested(isAll, words) {
    this.part("unsent").hidden = isAll;
    this.part("unsent").querySelector("textarea").value = words;
    this.part("suggest-unsent").hidden = true;
    const said = this.part(isAll ? "suggested" : "not-suggested");
    said.hidden = false;
    said.focus();
  }

  end(why, words) {
    this.part("ended").hidden = false;
    for (const one of this.part("ended").querySelectorAll("[data-why]")) one.hidden = one.dataset.why !== why;
    this.part("unsent").hidden = !words;
    this.part("unsent").querySelector("textarea").value = words;
    this.part("ended").focus();
  }
}
