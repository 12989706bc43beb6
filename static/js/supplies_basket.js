// The catalogue's basket: steppers, the bar that counts, search and categories without a round trip. The form works without it.
(function () {
  const form = document.getElementById("basket");
  if (!form) return;
  const cards = [...form.querySelectorAll(".su-card")];
  const words = document.getElementById("basket-words");
  const search = document.getElementById("basket-search");
  const chips = [...form.querySelectorAll("[data-category].fd-chip")];
  const none = form.querySelector(".su-none");
  const whole = !new URLSearchParams(location.search).get("q") && !new URLSearchParams(location.search).get("category");
  let category = "";

  const numbers = () => [...form.querySelectorAll("input[name^='n_']")].map((input) => parseInt(input.value, 10) || 0).filter((many) => many > 0);

  function count() {
    const chosen = numbers();
    const things = chosen.reduce((sum, many) => sum + many, 0);
    words.textContent = chosen.length ? words.dataset.some.replace("{kinds}", chosen.length).replace("{things}", things) : words.dataset.none;
    form.classList.toggle("has-chosen", chosen.length > 0);
    cards.forEach((card) => card.classList.toggle("is-chosen", parseInt(card.querySelector("input").value, 10) > 0));
  }

  form.addEventListener("click", (event) => {
    const button = event.target.closest("[data-step]");
    if (!button) return;
    const input = button.parentElement.querySelector("input");
    input.value = Math.max((parseInt(input.value, 10) || 0) + Number(button.dataset.step), 0) || "";
    count();
  });
  form.addEventListener("input", (event) => { if (event.target.name?.startsWith("n_")) count(); });

  // Empty fields stay out of the address.
  form.addEventListener("submit", () => {
    const empty = [...form.querySelectorAll("input[name^='n_']")].filter((input) => !(parseInt(input.value, 10) > 0));
    const rest = search.value ? [] : [search];
    [...empty, ...rest].forEach((input) => { input.disabled = true; });
    setTimeout(() => [...empty, ...rest].forEach((input) => { input.disabled = false; }), 0);
  });

  // Everything is on the page already: chips and typing only hide cards. Pinyin is the server's business: Enter asks it.
  function sift() {
    const typed = search.value.trim().toLowerCase();
    let shown = 0;
    cards.forEach((card) => {
      card.hidden = !((!category || card.dataset.category === category) && (!typed || card.dataset.words.includes(typed)));
      if (!card.hidden) shown += 1;
    });
    if (none) none.hidden = shown > 0;
    return shown;
  }
  if (whole && cards.length) {
    chips.forEach((chip) => chip.addEventListener("click", (event) => {
      event.preventDefault();
      category = chip.dataset.category;
      chips.forEach((each) => { each.classList.toggle("is-on", each === chip); each.setAttribute("aria-pressed", String(each === chip)); });
      sift();
    }));
    search.addEventListener("input", sift);
  }
  search.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.isComposing) return;
    event.preventDefault();
    if (!whole || !sift()) form.requestSubmit(form.querySelector(".su-find"));
  });
  window.addEventListener("pageshow", count);
  count();
})();
