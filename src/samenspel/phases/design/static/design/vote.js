// Keys and swipes press the buttons that are there; without this script people press them themselves.
(function () {
  const form = document.querySelector("[data-vote]"), hint = document.querySelector("[data-keys]");
  if (!form) return;
  const wanted = hint.querySelector("input"), FAR = 80, STORE = "design.keys";
  hint.hidden = false;
  wanted.checked = localStorage.getItem(STORE) !== "no";
  wanted.addEventListener("change", () => localStorage.setItem(STORE, wanted.checked ? "yes" : "no"));
  let pressed = false;
  const press = (button) => {
    if (!button || pressed) return;
    pressed = true;
    button.click();
  };
  form.addEventListener("submit", () => { pressed = true; });
  window.addEventListener("pageshow", () => { pressed = false; });

  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=checkbox])");
    if (!wanted.checked || typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    press(form.querySelector(`[data-key="${CSS.escape(event.key)}"]`));
  });

  const said = form.querySelector(".design-said");
  let start = null;
  const way = (dx, dy) => {
    if (Math.abs(dx) > FAR && Math.abs(dx) > 2 * Math.abs(dy)) return dx > 0 ? "right" : "left";
    return -dy > FAR && -dy > 2 * Math.abs(dx) ? "up" : "";
  };
  said.addEventListener("pointerdown", (event) => {
    if (event.pointerType !== "touch" || !event.isPrimary || !wanted.checked) return;
    start = event;
    said.setPointerCapture(event.pointerId);
  });
  said.addEventListener("pointermove", (event) => {
    if (start) said.dataset.way = way(event.clientX - start.clientX, event.clientY - start.clientY);
  });
  said.addEventListener("pointercancel", () => { start = null; said.dataset.way = ""; });
  said.addEventListener("pointerup", (event) => {
    if (!start) return;
    const found = way(event.clientX - start.clientX, event.clientY - start.clientY);
    start = null;
    said.dataset.way = found;
    if (found) press(form.querySelector(`[data-swipe="${found}"]`));
  });
})();
