// Drag an idea to its group. Without it, the marks and the buttons do the same.
(function () {
  const form = document.querySelector("[data-grouping]");
  if (!form) return;
  const marks = Array.from(form.querySelectorAll("[data-drag] input"));
  let dragged = null;

  for (const mark of marks) {
    const row = mark.closest("[data-drag]");
    row.draggable = true;
    row.addEventListener("dragstart", (event) => {
      dragged = mark;
      event.dataTransfer.effectAllowed = "move";
      event.dataTransfer.setData("text/plain", row.textContent.trim());
    });
    row.addEventListener("dragend", () => { dragged = null; });
  }

  for (const group of form.querySelectorAll("[data-drop]")) {
    const shows = (is) => group.classList.toggle("design-group--over", is);
    group.addEventListener("dragover", (event) => {
      if (!dragged) return;
      event.preventDefault();
      shows(true);
    });
    group.addEventListener("dragleave", () => shows(false));
    group.addEventListener("drop", (event) => {
      if (!dragged) return;
      event.preventDefault();
      if (!dragged.checked) for (const mark of marks) mark.checked = mark === dragged;
      form.requestSubmit(group.querySelector("button"));
    });
  }
})();
