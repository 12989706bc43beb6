// The rules page: the opened sheet takes the focus, Ctrl+S saves its sentence, the chosen row stays in sight.
(function () {
  const title = document.getElementById("sheet-title");
  const wrong = document.querySelector("#main .is-invalid, #main .fd-errors");
  const result = document.getElementById("dry");
  document.querySelector(".fd-rule.is-chosen")?.scrollIntoView({ block: "nearest" });
  if (wrong) wrong.focus();
  else if (result) result.focus();
  else if (title && location.hash === "#sheet-title") title.focus({ preventScroll: innerWidth >= 1200 });
  document.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey || event.key.toLowerCase() !== "s") return;
    const form = document.getElementById("sentence");
    if (!form) return;
    event.preventDefault(); // before app.js: it lets no letter through while somebody writes
    form.requestSubmit();
  }, true);
})();
