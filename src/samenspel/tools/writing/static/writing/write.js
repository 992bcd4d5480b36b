// The page on which people write together.
import { Carets, placeOf } from "./carets.js";
import { Copies, openStore } from "./copies.js";
import { makeEditor, touchesComposed } from "./editor.js";
import { Follower } from "./follower.js";
import * as messages from "./messages.js";
import { Signs } from "./signs.js";
import { makeToolbar } from "./toolbar.js";

const THINNED = 100, WITHOUT_LINE = 4000;
const root = document.querySelector("[data-writing]"), { document: id, person, marks, label, language } = root.dataset;
const signs = new Signs(root), page = { moves: 0, place: "" };
const copies = new Copies({
  written: (update) => follower.written(update),
  touches: (change) => touchesComposed(page.editor?.view, change),
});
const follower = new Follower(root.dataset, copies, {
  changed: () => signs.stand(follower.state),
  entered: () => {
    begin();
    tellPlace(true);
  },
  left: () => page.carets?.forget(),
  people: (people) => page.carets ? page.carets.know(people) : Object.assign(page.people ??= {}, people),
  places: (places) => page.carets ? page.carets.move(places) : (page.places = new Map([...(page.places ?? []), ...places])),
  moved: () => root.dispatchEvent(new CustomEvent("sp-writing-moved", { bubbles: true })),
  ended: (why, words) => {
    page.editor?.close();
    signs.end(why, words);
  },
});

// Once the text is here; nobody writes in an empty page that only looks like it.
function begin() {
  if (page.editor) return;
  page.editor = makeEditor({ parent: signs.part("editor"), copies, marks, label, language, moved: () => tellPlace() });
  page.carets = new Carets(page.editor.view, copies.text, (people) => signs.name(people, person));
  page.carets.know(page.people ?? {});
  page.carets.move(page.places ?? new Map());
  copies.page.on("update", (_update, origin) => origin === copies.line && page.carets.show());
  makeToolbar(signs.part("toolbar"), page.editor, marks);
  signs.part("toolbar").hidden = false;
  for (const one of root.querySelectorAll("[data-without-script]")) one.hidden = true;
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
document.addEventListener("visibilitychange", () => document.hidden && follower.flush());
signs.part("copy").addEventListener("click", () => {
  const words = signs.part("unsent").querySelector("textarea");
  words.select();
  navigator.clipboard?.writeText(words.value).catch(() => {});
});
signs.part("anew").addEventListener("click", async () => {
  await store?.clearData();
  location.reload();
});
signs.part("with-script").hidden = false;
signs.stand("opening");
const store = await openStore(copies, id, person);
signs.root.dataset.keeps = store ? "yes" : "no";
setTimeout(() => copies.text.length && begin(), WITHOUT_LINE);
follower.start();
