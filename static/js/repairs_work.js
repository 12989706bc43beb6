// A technician's forms where there is no network: what was tapped is kept on the page and sent when there is one again.
// Each form carries a one-time key: it does not matter whether a first try arrived after all.
(() => {
  const kept = new Set();

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (!form.matches("[data-again]") || navigator.onLine) return;
    event.preventDefault();
    if (kept.has(form)) return;
    kept.add(form);
    const words = document.createElement("p");
    words.className = "rw-waits";
    words.setAttribute("role", "status");
    words.textContent = document.body.dataset.wordsKept;
    form.prepend(words);
  });

  addEventListener("online", () => {
    for (const form of kept) form.requestSubmit();
    kept.clear();
  });

  document.addEventListener("click", async (event) => {
    const button = event.target.closest("[data-copy]");
    if (!button) return;
    const field = document.getElementById(button.dataset.copy);
    field.select();
    await navigator.clipboard?.writeText(field.value);
    button.lastChild.textContent = button.dataset.done;
  });
})();
