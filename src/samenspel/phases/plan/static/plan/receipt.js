// Copies a receipt, or prints it, where a browser can. Without it, it stands there to be written down.
(function () {
  const receipt = document.querySelector("[data-receipt]");
  const copy = document.querySelector("[data-copy]"), print = document.querySelector("[data-print]");
  if (!receipt || !copy) return;
  copy.hidden = !navigator.clipboard;
  print.hidden = false;
  copy.addEventListener("click", async () => {
    await navigator.clipboard.writeText(receipt.textContent.trim());
    copy.textContent = copy.dataset.copy;
    copy.setAttribute("aria-live", "polite");
  });
  print.addEventListener("click", () => window.print());
})();
