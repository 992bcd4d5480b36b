// The page on which people write together.
import { Carets, placeOf } from "./carets.js";
import { Copies, leftOver, openStore, rememberSaved, runsOf } from "./copies.js";
import { makeEditor, touchesComposed } from "./editor.js";
import { Follower } from "./follower.js";
import { Margin } from "./margin.js";
import * as messages from "./messages.js";
import { tellNearby } from "./nearby.js";
import { Places } from "./places.js";
import { quoteOf } from "./quoting.js";
import { Signs } from "./signs.js";
import { makeToolbar } from "./toolbar.js";
import { Unsent } from "./unsent.js";

const THINNED = 100, WITHOUT_LINE = 4000;
const root = document.querySelector("[data-writing]"), { document: id, person, marks, label, language, epoch } = root.dataset;
const signs = new Signs(root), page = { moves: 0, place: "" };
const margin = new Margin(signs.part("margin"), (words) => signs.tell(words));
const unsent = new Unsent(signs, margin, root.dataset);
const copies = new Copies({
  written: (update) => follower.written(update),
  touches: (change) => touchesComposed(page.editor?.view, change),
});
const follower = new Follower(root.dataset, copies, {
  changed: () => signs.stand(follower.state),
  saved: () => rememberSaved(store, copies.state),
  entered: () => {
    begin();
    tellPlace(true);
  },
  left: () => page.carets?.forget(),
  people: (people) => page.carets ? page.carets.know(people) : Object.assign(page.people ??= {}, people),
  places: (places) => page.carets ? page.carets.move(places) : (page.places = new Map([...(page.places ?? []), ...places])),
  moved: () => margin.refresh(),
  ended: (why, updates) => {
    page.editor?.close();
    unsent.offer(why, runsOf(copies.line, updates));
  },
});

// Once the text is here; nobody writes in an empty page that only looks like it.
function begin() {
  if (page.editor) return;
  page.editor = makeEditor({ parent: signs.part("editor"), copies, marks, label, language, moved });
  const { view } = page.editor;
  page.carets = new Carets(view, copies.text, (people) => signs.name(people, person));
  page.carets.know(page.people ?? {});
  page.carets.move(page.places ?? new Map());
  margin.places = new Places(view, copies.text, () => margin.refresh());
  copies.page.on("update", (_update, origin) => {
    if (origin === copies.line) page.carets.show();
    margin.places.show();
  });
  tellNearby(view, copies.text, marks, root.dataset, (words) => signs.tell(words));
  makeToolbar(signs.part("toolbar"), page.editor, marks, { ask });
  signs.part("toolbar").hidden = signs.part("margin").hidden = false;
  for (const one of root.querySelectorAll("[data-without-script]")) one.hidden = true;
  margin.places.show();
  margin.refresh();
}

function ask(name) {
  follower.flush();
  const quote = quoteOf(page.editor.view.state);
  margin.ask(root.dataset[name], quote).catch(() => signs.tell(margin.root.dataset.unsent));
}

function moved() {
  tellPlace();
  if (margin.places) margin.mark(margin.places.atCaret);
}

function tellPlace(isNew = false) {
  if (isNew) page.place = "";
  page.telling ??= setTimeout(() => {
    page.telling = null;
    const place = placeOf(copies.text, page.editor.view.state.selection.main), said = JSON.stringify(place);
    if (said === page.place || !follower.isSynced) return;
    page.place = said;
    follower.flush();
    follower.say(messages.caret(copies.page.clientID, ++page.moves, place));
  }, THINNED);
}

addEventListener("beforeunload", (event) => {
  if (follower.unsent.length && !follower.isOver) event.preventDefault();
});
document.addEventListener("visibilitychange", () => document.hidden ? follower.flush() : margin.refresh());
signs.part("anew").addEventListener("click", async () => {
  old.forget();
  await store?.clearData();
  location.reload();
});
signs.part("with-script").hidden = false;
signs.stand("opening");
const old = await leftOver(id, person, epoch), store = await openStore(copies, id, person, epoch);
signs.root.dataset.keeps = store ? "yes" : "no";
if (old.runs.length) unsent.offer("gone", old.runs, old.forget);
setTimeout(() => copies.text.length && begin(), WITHOUT_LINE);
follower.start();
