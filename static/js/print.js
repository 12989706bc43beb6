// A button that opens the browser's print dialogue, and a page that opens it by itself, once.
for (const button of document.querySelectorAll("[data-print]")) button.addEventListener("click", () => window.print());
const now = document.querySelector("[data-print-now]");
if (now) {
  history.replaceState(null, "", now.dataset.printNow); // loading the page again prints nothing
  window.addEventListener("load", () => document.fonts.ready.then(() => window.print()));
}
