// The search box of every page: results under it while one types, arrows and Enter to open one, Esc to close. Without this file the form is sent.
(function () {
  const form = document.getElementById("search-form"), box = document.getElementById("search");
  if (!form || !box) return;
  const found = document.getElementById("search-found"), said = document.getElementById("search-said");
  const top = form.closest(".fd-top"), opener = document.getElementById("search-open");
  const options = () => [...found.querySelectorAll("[role=option]")];
  const is = () => options().findIndex((option) => option.getAttribute("aria-selected") === "true");
  let wanted = false, chosen = "";

  function choose(at) {
    options().forEach((option, number) => {
      option.id = `search-option-${number}`;
      option.setAttribute("aria-selected", String(number === at));
    });
    const option = options()[at];
    if (option) box.setAttribute("aria-activedescendant", option.id); else box.removeAttribute("aria-activedescendant");
    option?.scrollIntoView({ block: "nearest" });
  }
  function show(is) {
    found.hidden = !is || !found.childElementCount;
    box.setAttribute("aria-expanded", String(!found.hidden && options().length > 0));
    if (found.hidden) choose(-1);
  }

  // What happens in here is nobody else's: the desk would take a swap for one of its own.
  ["htmx:beforeSwap", "htmx:afterSwap", "htmx:afterSettle"].forEach((name) => form.addEventListener(name, (event) => event.stopPropagation()));
  form.addEventListener("htmx:beforeSwap", (event) => {
    chosen = options()[is()]?.getAttribute("href") || "";
    if (event.detail.xhr.responseURL.includes("/accounts/login")) { event.detail.shouldSwap = false; window.location.reload(); }
  });
  form.addEventListener("htmx:afterSwap", () => {
    choose(chosen ? options().findIndex((option) => option.getAttribute("href") === chosen) : -1); // a late answer takes nothing out of the hand
    show(wanted && document.activeElement === box && box.value.trim() !== "");
    said.textContent = found.hidden ? "" : found.querySelector("[data-said]")?.dataset.said || "";
  });

  box.addEventListener("input", () => { wanted = true; if (!box.value.trim()) { found.replaceChildren(); show(false); } });
  box.addEventListener("focus", () => { if (wanted) show(true); });
  form.addEventListener("focusout", (event) => { if (!form.contains(event.relatedTarget)) { show(false); fold(); } });
  found.addEventListener("pointerdown", (event) => event.preventDefault()); // the box keeps the focus, the link still opens

  box.addEventListener("keydown", (event) => {
    if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey) return;
    const all = options();
    if ((event.key === "ArrowDown" || event.key === "ArrowUp") && all.length) {
      event.preventDefault();
      const down = event.key === "ArrowDown", at = found.hidden ? -1 : is();
      show(true);
      choose(down ? (at + 1) % all.length : at <= 0 ? all.length - 1 : at - 1);
    } else if (event.key === "Enter" && !found.hidden && is() >= 0) {
      event.preventDefault();
      all[is()].click();
    } else if (event.key === "Escape" && (!found.hidden || top.classList.contains("is-searching"))) {
      event.preventDefault();
      wanted = false;
      show(false);
      if (fold()) opener.focus();
    } else if (event.key === "Enter" && !box.value.trim()) event.preventDefault();
  });

  // --- on a phone the box waits behind a button
  function fold() {
    const was = top.classList.contains("is-searching");
    top.classList.remove("is-searching");
    return was;
  }
  opener?.addEventListener("click", (event) => {
    event.preventDefault();
    top.classList.add("is-searching");
    box.focus();
  });
})();
