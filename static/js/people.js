// A field that finds a colleague while one types. Without this file the name is simply typed, and the server finds it.
(function () {
  function dress(input) {
    if (input.tomselect?.wrapper.isConnected) return;
    input.tomselect?.destroy(); // a board that renewed itself has taken the box away
    const chosen = input.dataset.chosen, wanted = input.required;
    const early = document.activeElement === input && !chosen ? input.value : null; // somebody types already: the box goes on with it
    const options = chosen ? [{ id: chosen, name: input.value, department: input.dataset.department || "" }] : [];
    if (chosen) input.value = chosen;
    const line = (data, escape) => `<div><b>${escape(data.name)}</b> <span class="fd-muted">${escape(data.department || "")}</span></div>`;
    const select = new TomSelect(input, {
      valueField: "id", labelField: "name", searchField: [], maxItems: 1, create: false, persist: false, delimiter: "\u0000",
      options, items: chosen ? [chosen] : [], loadThrottle: 150, openOnFocus: false, selectOnTab: true, closeAfterSelect: true, hidePlaceholder: true,
      shouldLoad: (words) => words.trim().length > 0,
      score: () => () => 1,
      load(words, done) {
        this.clearOptions();
        fetch(`${input.dataset.find}?q=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } })
          .then((answer) => answer.json()).then((found) => done(found.people)).catch(() => done());
      },
      render: {
        option: line, item: line,
        no_results: (data, escape) => `<div class="no-results">${escape(input.dataset.nobody)}</div>`,
        loading: () => null,
      },
    });
    // The field itself is only its value now: readers find the box that replaced it, and whoever jumps to it is sent on.
    input.setAttribute("aria-hidden", "true");
    input.required = false; // the server says what is missing, in words and at the box
    input.form?.addEventListener("submit", () => { if (input.tomselect === select && !select.items.length) input.value = select.control_input.value; }, true);
    input.addEventListener("focus", () => { if (input.tomselect === select) select.focus(); });
    const box = select.control_input;
    box.setAttribute("aria-label", input.dataset.label);
    ["aria-invalid", "aria-describedby", "aria-required"].forEach((name) => { if (input.hasAttribute(name)) box.setAttribute(name, input.getAttribute(name)); });
    if (wanted) box.setAttribute("aria-required", "true");
    if (input.classList.contains("is-invalid")) select.wrapper.classList.add("is-invalid");
    // Who is chosen stands beside the box, which is empty then: the box says it.
    const chosenNow = () => box.setAttribute("aria-label", [input.dataset.label, select.getItem(select.items[0])?.textContent.trim()].filter(Boolean).join(input.dataset.colon));
    select.on("change", chosenNow);
    chosenNow();
    if (early !== null) {
      select.clear(true);
      select.focus();
      box.value = early;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  const all = (where) => where.querySelectorAll("input[data-find]").forEach(dress);
  all(document);
  document.addEventListener("click", (event) => { // what unfolds asks for a colleague: the next key is typed there already
    const fold = event.target.closest(".fd-else > summary")?.parentElement;
    if (!fold) return;
    event.preventDefault();
    fold.open = !fold.open;
    if (fold.open) fold.querySelector("input[data-find]")?.focus();
  });
  document.addEventListener("htmx:afterSettle", () => all(document)); // not before: until then a field wears the classes of the one it replaces
})();
