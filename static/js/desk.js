// The desk board: live every three seconds without losing focus, selection, scroll or a half-typed form; sound; full screen.
(function () {
  const $ = (what) => document.querySelector(what);
  const live = $("#desk-live");
  if (!live) return;
  const desk = live.dataset.desk;

  // --- only what changed is touched: focus, reading position and open menus of the rest stay. Forms come whole.
  htmx.defineExtension("morph", {
    isInlineSwap: (style) => style === "morph",
    handleSwap(style, target, fragment, settling) {
      if (style !== "morph") return false;
      const fresh = [...fragment.children];
      if (![target, ...fresh].some((each) => each.matches(".is-form"))) return Idiomorph.morph(target, fragment.children, { morphStyle: "outerHTML" });
      target.replaceWith(...fresh);
      settling.elts.push(...fresh);
      return fresh;
    },
  });

  // --- selection: the row whose record stands beside the board
  let shownRow = "";
  const selected = () => $("#pane")?.dataset.selected || "";
  function mark() {
    const row = selected() ? `visit=${selected()}` : "";
    let shown = "";
    document.querySelectorAll("[data-row]").forEach((each) => {
      const is = each.dataset.row === row;
      each.classList.toggle("is-selected", is);
      const link = each.querySelector(".fd-open");
      if (is) link?.setAttribute("aria-current", "true"); else link?.removeAttribute("aria-current");
      if (!is) return;
      shown = `${row} ${each.parentElement.id}`; // a row that comes later than its pane, or moves to another list, is brought into view then
      if (shown !== shownRow) each.scrollIntoView({ block: "nearest" });
    });
    shownRow = shown;
  }

  // --- a form that somebody is filling in is never swapped away
  const fields = () => [...document.querySelectorAll("#pane input:not([type=hidden]), #pane textarea, #pane select")];
  const changed = (field) => field.type === "checkbox" ? field.checked !== field.defaultChecked
    : field.tagName === "SELECT" ? [...field.options].some((option) => option.selected !== option.defaultSelected && !(field.selectedIndex === 0 && ![...field.options].some((each) => each.defaultSelected)))
    : field.value !== field.defaultValue;
  const dirty = () => fields().some((field) => changed(field) || field === document.activeElement) || ($("#pane.is-form") !== null);

  let pressed = false;
  document.addEventListener("pointerdown", () => { pressed = true; });
  ["pointerup", "pointercancel"].forEach((name) => document.addEventListener(name, () => { setTimeout(() => { pressed = false; }, 250); }));

  // --- an answer that was on its way while something changed tells of before
  const acting = () => document.documentElement.hasAttribute("data-acting");
  const asked = new WeakMap();
  let changes = 0;
  document.addEventListener("htmx:beforeSend", (event) => {
    const { elt, xhr, requestConfig } = event.detail;
    if (requestConfig.verb !== "get") changes += 1;
    else if (elt === live) asked.set(xhr, acting() ? -1 : changes);
  });
  const tellsOfNow = (xhr) => asked.get(xhr) === changes && !acting();

  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, parameters } = event.detail;
    if (elt === live) {
      parameters.stamp = $("#desk-board").dataset.stamp;
      if (selected() && !dirty()) parameters.visit = selected();
    } else if (elt.tagName === "FORM" && parameters.next !== undefined && !elt.closest("#pane.is-form")) {
      parameters.next = selected() ? `${desk}?visit=${selected()}` : desk;
    }
  });

  // --- what must survive a swap: scroll of the panels, folds that are open, where the focus was
  let kept = {};
  function place() { // of the focus: in the pane, on a row of a list, or nowhere that moves
    const at = document.activeElement, row = at?.closest("[data-row]");
    if (at?.closest("#pane")) return { pane: true, id: at.id };
    return row ? { row: row.id, list: row.closest("[id^=rows-]")?.id, at: [...row.parentElement.children].indexOf(row) } : null;
  }
  function back(to) { // what had the focus is gone: the nearest thing to it has it now
    if (!to || (document.activeElement && document.activeElement !== document.body)) return;
    const pane = $("#pane:not([hidden])"), list = to.list && document.getElementById(to.list);
    const row = to.row && (document.getElementById(to.row) || list?.children[Math.min(to.at, list.children.length - 1)]);
    const next = to.pane ? (pane ? $("#pane-title") : document.getElementById(`open-${last}`) || $("#walk-in")) : row?.querySelector(".fd-open");
    (next || $("#main")).focus({ preventScroll: true });
  }
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.responseURL.includes("/accounts/login")) return void window.location.reload();
    requestConfig.elt.setAttribute("hx-ext", "morph"); // by itself: it may be gone from the page before the board of its own answer is put in place
    if (requestConfig.elt === live && (pressed || !tellsOfNow(xhr))) { event.detail.shouldSwap = false; return; }
    kept = { scroll: {}, open: [], place: place() };
    document.querySelectorAll(".fd-rows[id], .fd-pane-body[id]").forEach((each) => { kept.scroll[each.id] = each.scrollTop; });
    document.querySelectorAll(":is(#desk-board, #pane) details[id][open]").forEach((each) => kept.open.push(each.id));
  });
  document.addEventListener("htmx:oobBeforeSwap", (event) => {
    const from = event.detail.requestConfig?.elt || event.detail.elt;
    const { target, fragment } = event.detail;
    const words = (node) => node.textContent.replace(/\s+/g, " ").trim();
    // An alert that says the same is left alone: screen readers would read it out again.
    if (target?.id === "desk-alerts" && fragment && words(target) === words(fragment)) event.detail.shouldSwap = false;
    if (target?.id === "pane" && dirty() && !(from instanceof Element && from.closest("#pane"))) event.detail.shouldSwap = false;
  });
  document.addEventListener("htmx:afterSwap", () => {
    Object.entries(kept.scroll || {}).forEach(([id, top]) => { const each = document.getElementById(id); if (each) each.scrollTop = top; });
    (kept.open || []).forEach((id) => { const each = document.getElementById(id); if (each) each.open = true; });
    kept = { place: kept.place }; // put back once, though the event comes for each part: what is scrolled to from here on stays
    mark();
    ring();
    announce();
  });

  // --- what a reader of the screen would see at a glance is said: who has come, and what stands beside the board
  const calm = document.title;
  const here = () => new Map([...document.querySelectorAll("[data-says]")].map((row) => [row.id, row.dataset.says]));
  let known = here();
  function say(words) { $("#desk-said").textContent = words; }
  function announce() {
    const now = here(), came = [...now].filter(([id]) => !known.has(id)).map(([, words]) => words);
    if (came.length) say(came.join("; "));
    known = now;
    document.title = now.size ? `(${now.size}) ${calm}` : calm;
  }
  announce();

  // --- where there is no room beside the board the pane lies over it: the rest is out of reach until it closes
  const over = () => $("#pane:not([hidden])") && getComputedStyle($("#pane")).position === "fixed";
  function cover() {
    const covered = Boolean(over());
    document.querySelectorAll(".fd-frame > :not(#pane), body > :not(.fd-frame, .fd-toasts)").forEach((each) => { each.inert = covered; });
  }
  window.addEventListener("resize", cover);
  document.addEventListener("click", (event) => { // Enter on the row that is open already
    const link = event.target.closest(".fd-open[aria-current]");
    if (link && event.detail === 0 && !over()) { event.preventDefault(); event.stopPropagation(); $("#pane-title")?.focus(); }
  }, true);

  // --- the pane: focus goes into a form or a pane that covers the board, and back to the row when the pane closes
  let last = "";
  document.addEventListener("htmx:afterSettle", (event) => {
    mark();
    const pane = $("#pane");
    if (pane?.matches(".is-form") && (event.detail.xhr?.status === 422 || !pane.contains(document.activeElement))) (pane.querySelector(".is-invalid") || pane.querySelector("input:not([type=hidden])"))?.focus();
    cover();
    if (over() && !pane.contains(document.activeElement)) $("#pane-title")?.focus();
    back(kept.place);
    if (selected() && selected() !== last && !pane.contains(document.activeElement)) say(`${pane.getAttribute("aria-label")}. ${$("#desk-said").dataset.wordEnter}`);
    last = selected();
  });

  // --- a form that is half filled in does not go without a question
  document.addEventListener("htmx:confirm", (event) => {
    const pane = event.target.closest?.("#pane.is-form");
    if (!pane || event.target.id !== "pane-close" || !fields().some(changed)) return;
    event.preventDefault();
    if (window.confirm(pane.dataset.wordsDrop)) event.detail.issueRequest(true);
  });

  // --- sound: only after somebody has asked for it, only while a kiosk calls
  const sound = $("#desk-sound");
  let audio = null, heard = new Set();
  function beep() {
    if (!audio || audio.state !== "running") return;
    [0, 0.25].forEach((at, number) => {
      const tone = audio.createOscillator(), gain = audio.createGain();
      tone.frequency.value = number ? 660 : 880;
      gain.gain.setValueAtTime(0.15, audio.currentTime + at);
      gain.gain.exponentialRampToValueAtTime(0.001, audio.currentTime + at + 0.22);
      tone.connect(gain).connect(audio.destination);
      tone.start(audio.currentTime + at);
      tone.stop(audio.currentTime + at + 0.24);
    });
  }
  function ring() {
    const calls = [...document.querySelectorAll("[data-ring]")].map((each) => each.dataset.ring);
    if (calls.some((each) => !heard.has(each))) beep();
    heard = new Set(calls);
  }
  function hear(on) {
    if (on) { audio = audio || new AudioContext(); audio.resume(); } else audio?.suspend();
    sound.setAttribute("aria-pressed", String(on));
    sound.querySelector("span").textContent = on ? sound.dataset.wordOn : sound.dataset.wordOff;
  }
  sound?.addEventListener("click", () => {
    const on = sound.getAttribute("aria-pressed") !== "true";
    hear(on);
    if (on) beep();
  });

  // --- full screen
  const full = $("#desk-full");
  full?.addEventListener("click", () => (document.fullscreenElement ? document.exitFullscreen() : document.documentElement.requestFullscreen()));
  document.addEventListener("fullscreenchange", () => full?.setAttribute("aria-pressed", String(Boolean(document.fullscreenElement))));

  mark();
  cover();
  last = selected();
})();
