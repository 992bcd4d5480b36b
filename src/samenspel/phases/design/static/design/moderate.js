// Keys that move through the statements and mark them; everything is there without this script too.
(function () {
  const form = document.querySelector("[data-moderation]");
  if (!form) return;
  const hint = form.querySelector("[data-keys]"), wanted = hint.querySelector("input"), STORE = "design.moderating";
  const boxes = [...form.querySelectorAll("[data-case] input[type=checkbox]")];
  hint.hidden = false;
  wanted.checked = localStorage.getItem(STORE) !== "no";
  wanted.addEventListener("change", () => localStorage.setItem(STORE, wanted.checked ? "yes" : "no"));
  const here = () => boxes.indexOf(document.activeElement);
  const goTo = (place) => boxes[Math.min(Math.max(place, 0), boxes.length - 1)].focus();
  const keys = {
    j: () => goTo(here() + 1),
    k: () => goTo(here() - 1),
    x: () => { if (here() >= 0) boxes[here()].click(); },
    a: () => form.querySelector("[data-key=a]").click(),
    h: () => form.querySelector("textarea").focus(),
  };
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("textarea, select, input:not([type=checkbox])");
    if (!wanted.checked || typing || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
    if (keys[event.key]) {
      event.preventDefault();
      keys[event.key]();
    }
  });
})();
