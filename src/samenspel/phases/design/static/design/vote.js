// Keys and swipes press the buttons that are there; without this script people press them themselves.
(function () {
  const FAR = 80, STORE = "design.keys";
  const find = (what) => document.querySelector(what);
  const isWanted = () => localStorage.getItem(STORE) !== "no";
  let pressed = false, start = null;

  const begin = () => {
    const hint = find("[data-keys]");
    pressed = false;
    start = null;
    if (!hint) return;
    hint.hidden = false;
    hint.querySelector("input").checked = isWanted();
  };
  const press = (button) => {
    if (!button || pressed) return;
    pressed = true;
    button.click();
  };
  const way = (dx, dy) => {
    if (Math.abs(dx) > FAR && Math.abs(dx) > 2 * Math.abs(dy)) return dx > 0 ? "right" : "left";
    return -dy > FAR && -dy > 2 * Math.abs(dx) ? "up" : "";
  };
  const asked = (event) => event.target.closest(".design-said--asked");

  document.addEventListener("change", (event) => {
    if (event.target.closest("[data-keys]")) localStorage.setItem(STORE, event.target.checked ? "yes" : "no");
  });
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=checkbox])");
    if (!isWanted() || typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    press(find(`[data-vote] [data-key="${CSS.escape(event.key)}"]`));
  });
  document.addEventListener("pointerdown", (event) => {
    const said = asked(event);
    if (!said || event.pointerType !== "touch" || !event.isPrimary || !isWanted()) return;
    start = event;
    said.setPointerCapture(event.pointerId);
  });
  document.addEventListener("pointermove", (event) => {
    const said = find(".design-said--asked");
    if (start && said) said.dataset.way = way(event.clientX - start.clientX, event.clientY - start.clientY);
  });
  document.addEventListener("pointercancel", () => { start = null; });
  document.addEventListener("pointerup", (event) => {
    if (!start) return;
    const found = way(event.clientX - start.clientX, event.clientY - start.clientY);
    start = null;
    if (found) press(find(`[data-vote] [data-swipe="${found}"]`));
  });

  // Who hears the page is told of the next statement, and goes on from there by Tab.
  document.addEventListener("htmx:afterSwap", () => {
    begin();
    find("#turn")?.focus({ preventScroll: true });
  });
  // What could not be sent may be pressed again.
  for (const fault of ["htmx:sendError", "htmx:responseError", "htmx:timeout"]) {
    document.addEventListener(fault, () => { pressed = false; });
  }
  window.addEventListener("pageshow", begin);
  begin();
})();
