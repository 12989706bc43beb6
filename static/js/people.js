// A field that finds a colleague, or several, while one types. Without this file names are simply typed, and the server finds them.
(function () {
  function dress(input) {
    if (input.tomselect?.wrapper.isConnected) return;
    input.tomselect?.destroy(); // a board that renewed itself has taken the box away
    const many = "many" in input.dataset ? JSON.parse(input.dataset.many) : null; // who stands there already, in their order
    const chosen = many ? many.map((each) => each.id).join(",") : input.dataset.chosen, wanted = input.required;
    const early = document.activeElement === input && !chosen ? input.value : null; // somebody types already: the box goes on with it
    const options = many || (chosen ? [{ id: chosen, name: input.value, department: input.dataset.department || "" }] : []);
    if (chosen || many) input.value = chosen || "";
    const line = (data, escape) => `<div><b>${escape(data.name)}</b> <span class="fd-muted">${escape(data.department || "")}</span></div>`;
    const select = new TomSelect(input, {
      valueField: "id", labelField: "name", searchField: [], maxItems: many ? null : 1, create: false, persist: false, delimiter: many ? "," : "\u0000",
      plugins: many ? { remove_button: { title: input.dataset.remove }, caret_position: {} } : {}, hideSelected: true,
      options, items: chosen ? chosen.split(many ? "," : "\u0000") : [], loadThrottle: 150, openOnFocus: false, selectOnTab: true, closeAfterSelect: true, hidePlaceholder: true,
      shouldLoad: (words) => words.trim().length > 0,
      score: () => () => 1,
      load(words, done) {
        this.clearOptions((option, value) => this.items.includes(value));
        fetch(`${input.dataset.find}?q=${encodeURIComponent(words)}`, { headers: { Accept: "application/json" } })
          .then((answer) => answer.json()).then((found) => done(found.people)).catch(() => done());
      },
      render: {
        option: line, item: many ? (data, escape) => `<div>${escape(data.name)}</div>` : line,
        no_results: (data, escape) => `<div class="no-results">${escape(input.dataset.nobody)}</div>`,
        loading: () => null,
      },
    });
    // The field itself is only its value now: readers find the box that replaced it, and whoever jumps to it is sent on.
    input.setAttribute("aria-hidden", "true");
    input.required = false; // the server says what is missing, in words and at the box
    input.form?.addEventListener("submit", () => { if (input.tomselect === select && (many || !select.items.length)) input.value = [...select.items, select.control_input.value].filter(Boolean).join(","); }, true);
    input.addEventListener("focus", () => { if (input.tomselect === select) select.focus(); });
    const box = select.control_input;
    box.removeAttribute("aria-labelledby"); // the label of the field: it would hide who is chosen
    box.setAttribute("aria-label", input.dataset.label);
    ["aria-invalid", "aria-describedby", "aria-required"].forEach((name) => { if (input.hasAttribute(name)) box.setAttribute(name, input.getAttribute(name)); });
    if (wanted) box.setAttribute("aria-required", "true");
    if (input.classList.contains("is-invalid")) select.wrapper.classList.add("is-invalid");
    // Who is chosen stands beside the box, which is empty then: the box says it.
    const names = () => many ? select.items.map((each) => select.options[each]?.name).join(", ") : select.getItem(select.items[0])?.textContent.trim();
    const chosenNow = () => box.setAttribute("aria-label", [input.dataset.label, names()].filter(Boolean).join(input.dataset.colon));
    select.on("change", chosenNow);
    chosenNow();
    if (many) several(input, select, box, early && !many.length ? early : input.dataset.rest);
    else if (early !== null) {
      select.clear(true);
      select.focus();
      box.value = early;
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
  }
  function several(input, select, box, rest) {
    const said = document.createElement("span"); // who comes and goes is said, for the box alone does not tell
    said.className = "visually-hidden";
    said.setAttribute("role", "status");
    select.wrapper.after(said);
    select.on("change", () => { said.textContent = box.getAttribute("aria-label"); });
    box.addEventListener("keydown", (event) => { // a comma after a name takes the first who fits, as Enter does
      if (!/^[,，、;；]$/.test(event.key) || event.isComposing) return;
      event.preventDefault();
      if (select.isOpen && select.activeOption) select.onOptionSelect(event, select.activeOption);
    });
    if (rest) box.value = rest; // what fits nobody waits to be mended
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
