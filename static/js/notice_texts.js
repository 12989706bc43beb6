// A name is put where the caret was last.
(function () {
  let last = document.querySelector("[data-takes-names]");
  document.addEventListener("focusin", (event) => { if (event.target.matches("[data-takes-names]")) last = event.target; });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-name]");
    if (!button || !last) return;
    last.setRangeText(button.dataset.name, last.selectionStart, last.selectionEnd, "end");
    last.focus();
    last.dispatchEvent(new Event("input", { bubbles: true }));
  });
})();
