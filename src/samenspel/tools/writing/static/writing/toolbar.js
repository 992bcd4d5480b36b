// One stop for Tab; the arrows go from button to button.
import { makeLines, wrapWords } from "./marks.js";

const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 };

// `more`: doings of the page besides those of the text.
export function makeToolbar(toolbar, { view, undo }, marks, more) {
  const buttons = [...toolbar.querySelectorAll("button")];
  const doings = {
    line: (name) => makeLines(view, marks, name),
    words: (name) => wrapWords(view, name),
    undo: () => undo.undo(),
    redo: () => undo.redo(),
    ...more,
  };
  const stopAt = (chosen) => buttons.forEach((button) => { button.tabIndex = button === chosen ? 0 : -1; });
  stopAt(buttons[0]);
  toolbar.addEventListener("focusin", ({ target }) => stopAt(target.closest("button")));
  toolbar.addEventListener("click", ({ target }) => {
    const { doing, name } = target.closest("button")?.dataset ?? {};
    if (!doing) return;
    undo.stopCapturing();
    doings[doing](name);
  });
  toolbar.addEventListener("keydown", (event) => {
    const next = nextOf(buttons, event.key);
    if (!next) return;
    event.preventDefault();
    next.focus();
  });
}

function nextOf(buttons, key) {
  const here = buttons.indexOf(document.activeElement), isBackwards = document.dir === "rtl";
  if (key === "Home") return buttons[0];
  if (key === "End") return buttons.at(-1);
  const step = STEPS[key] && STEPS[key] * (isBackwards && key.endsWith("t") ? -1 : 1);
  return step && buttons.at((here + step) % buttons.length);
}
