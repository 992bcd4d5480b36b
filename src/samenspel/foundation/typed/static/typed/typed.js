// Keeps what is typed in this tab until it was taken: over Back and Reload, another language, a lost connection.
(function () {
  const UNTYPED = ["file", "submit", "button", "hidden"];
  const AT_THE_DOOR = /^\/(people\/(sign-in|welcome)|accounts)\//;
  const probe = document.currentScript.src;
  const answers = document.documentElement.dataset.answers;
  const forms = Array.from(document.querySelectorAll("form[method=post]"));
  const action = (form) => new URL(form.getAttribute("action") || location.href, location.href).pathname;
  // `seen`: the version that somebody changes, so that nobody writes over another with what was typed earlier.
  const isTyped = (one) => one.name && (one.name === "seen" || !UNTYPED.includes(one.type));
  const fields = (form) => Array.from(form.elements).filter(isTyped);
  const isSwitch = (one) => one.type === "checkbox" || one.type === "radio";
  const hasFile = (form) => Array.from(form.elements).some((one) => one.type === "file" && one.files.length);
  const arrival = performance.getEntriesByType("navigation")[0]?.type;
  const sentTo = location.pathname;
  let isLeaving = false;

  function address() {
    const here = new URL(location.href);
    here.searchParams.delete("typed-again");
    return here.pathname + here.search;
  }

  function keyOf(form) {
    const alike = forms.filter((one) => action(one) === action(form));
    return ["typed", address(), action(form), alike.indexOf(form)].join(" ");
  }

  function wordsIn(form) {
    const words = {};
    for (const one of fields(form)) {
      words[one.name] ??= [];
      if (one.type === "select-multiple") words[one.name].push(...Array.from(one.selectedOptions, (of) => of.value));
      else if (!isSwitch(one) || one.checked) words[one.name].push(one.value);
    }
    return words;
  }

  const keys = () => Object.keys(sessionStorage).filter((one) => one.startsWith("typed "));
  const read = (key) => JSON.parse(sessionStorage.getItem(key) ?? "null");

  function write(key, kept) {
    try {
      sessionStorage.setItem(key, JSON.stringify(kept));
    } catch { /* no room: the server keeps it still */ }
  }

  function keep(form, isSent) {
    const words = wordsIn(form);
    if (Object.keys(words).length) write(keyOf(form), { ...read(keyOf(form)), words, isSent });
  }

  // With what is kept of the same form at other addresses.
  function forget(...gone) {
    const origin = (key) => read(key).from ?? key, origins = gone.map(origin);
    for (const key of keys().filter((one) => origins.includes(origin(one)))) sessionStorage.removeItem(key);
  }

  function fill(form, words) {
    const left = structuredClone(words);
    for (const one of fields(form)) {
      const typed = words[one.name];
      if (!typed) continue;
      if (isSwitch(one)) one.checked = typed.includes(one.value);
      else if (one.type === "select-multiple") for (const of of one.options) of.selected = typed.includes(of.value);
      else if (left[one.name].length) one.value = left[one.name].shift();
    }
    form.dispatchEvent(new Event("input", { bubbles: true }));
  }

  function putBack(form) {
    const kept = read(keyOf(form));
    if (!kept) return;
    const isFilled = kept.isSent && (answers || form.querySelector("#typed-again"));
    const before = JSON.stringify(wordsIn(form));
    if (!isFilled) fill(form, kept.words);
    if (arrival === "navigate" && before !== JSON.stringify(wordsIn(form))) sayPutBack(form);
    keep(form, false);
  }

  function sayPutBack(form) {
    const words = document.getElementById("put-back").content.firstElementChild.cloneNode(true);
    words.querySelector("button").addEventListener("click", () => {
      forget(keyOf(form));
      location.replace(address());
    });
    form.prepend(words);
  }

  // A page that somebody came to by sending a form: what was sent is taken, unless this is the door.
  function forgetWhatWasTaken() {
    if (answers || arrival !== "navigate") return;
    const sent = keys().filter((key) => read(key).isSent);
    if (AT_THE_DOOR.test(location.pathname)) sent.forEach((key) => write(key, { ...read(key), isSent: false }));
    else if (!document.getElementById("typed-again")) forget(...sent);
  }

  // A form may stand at another address than the page that answers it: it is kept at both, until it is taken.
  function keepHereToo() {
    if (!answers) return;
    for (const key of keys()) {
      const kept = read(key), [, , goal, place] = key.split(" ");
      const alike = forms.filter((one) => action(one) === goal), form = alike[place] ?? alike[0];
      if (!kept.isSent || goal !== sentTo || !form) continue;
      write(key, { ...kept, isSent: false });
      write(keyOf(form), { from: key, ...kept });
    }
  }

  // What answers a form is called by the page of the form, so that Back and Reload ask nobody to send it again.
  function callByItsPage() {
    if (!answers) return;
    const page = new URL(answers, location.href), word = document.querySelector('input[name="typed-again"]');
    if (word) page.searchParams.set("typed-again", word.value);
    history.replaceState(history.state, "", page);
  }

  // Asked before a file is sent, which no browser gives back from its page that says so.
  async function sendOnceReached(form, button) {
    if (form.hasAttribute("data-asking")) return;
    form.setAttribute("data-asking", "");
    const isReached = await fetch(probe, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(5000) }).then(
      () => true, (error) => !(error instanceof TypeError));
    form.removeAttribute("data-asking");
    if (!isReached) return sayCutOff(form);
    form.setAttribute("data-reached", "");
    form.requestSubmit(button);
  }

  function sayCutOff(form) {
    form.querySelector("[data-cut-off]")?.remove();
    const words = document.getElementById("cut-off").content.firstElementChild.cloneNode(true);
    form.append(words);
    words.focus();
  }

  function send(event) {
    const form = event.target, button = event.submitter;
    if (event.defaultPrevented || !forms.includes(form)) return;
    if (button?.classList.contains("sp-languages__button")) return void (isLeaving = true);
    const isAsking = hasFile(form) && !form.hasAttribute("data-reached");
    form.removeAttribute("data-reached");
    if (!navigator.onLine || isAsking) event.preventDefault();
    if (!navigator.onLine) return sayCutOff(form);
    if (isAsking) return void sendOnceReached(form, button);
    isLeaving = true;
    keep(form, true);
  }

  // A file travels with its form to where the language is changed, and back.
  function takeFilesAlong(event) {
    const button = event.target.closest(".sp-languages__button"), form = forms.find(hasFile);
    if (!button || !form) return;
    const goal = new URL(button.form.action), next = button.form.elements.next.value;
    goal.search = new URLSearchParams({ next, form: action(form) });
    form.id ||= "taken-along";
    button.setAttribute("form", form.id);
    button.setAttribute("formaction", goal.pathname + goal.search);
    button.formNoValidate = true;
  }

  callByItsPage();
  forgetWhatWasTaken();
  keepHereToo();
  forms.forEach(putBack);
  document.addEventListener("input", ({ target }) => {
    const form = target.form ?? target;
    if (forms.includes(form)) keep(form, false);
  });
  document.addEventListener("submit", send);
  document.addEventListener("click", takeFilesAlong, true);
  addEventListener("pageshow", () => (isLeaving = false));
  addEventListener("beforeunload", (event) => {
    if (!isLeaving && forms.some(hasFile)) event.preventDefault();
  });
})();
