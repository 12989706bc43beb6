// The desk board: live every three seconds without losing focus, selection, scroll or a half-typed form; sound; full screen.
(function () {
  const $ = (what) => document.querySelector(what);
  const live = $("#desk-live");
  if (!live) return;
  const desk = live.dataset.desk;

  // --- selection: the row whose record stands beside the board
  const selected = () => $("#pane")?.dataset.selected || "";
  function mark() {
    const row = selected() ? `visit=${selected()}` : "";
    document.querySelectorAll("[data-row]").forEach((each) => {
      const is = each.dataset.row === row;
      each.classList.toggle("is-selected", is);
      const link = each.querySelector(".fd-open");
      if (is) link?.setAttribute("aria-current", "true"); else link?.removeAttribute("aria-current");
    });
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

  document.addEventListener("htmx:configRequest", (event) => {
    const { elt, parameters } = event.detail;
    if (elt === live) {
      parameters.stamp = $("#desk-board").dataset.stamp;
      if (selected() && !dirty()) parameters.visit = selected();
    } else if (elt.tagName === "FORM" && parameters.next !== undefined && !elt.closest("#pane.is-form")) {
      parameters.next = selected() ? `${desk}?visit=${selected()}` : desk;
    }
  });

  // --- what must survive a swap: scroll of the panels, folds that are open
  let kept = {};
  document.addEventListener("htmx:beforeSwap", (event) => {
    const { xhr, requestConfig } = event.detail;
    if (xhr.responseURL.includes("/accounts/login")) return void window.location.reload();
    if (requestConfig.elt === live && pressed) { event.detail.shouldSwap = false; return; }
    kept = { scroll: {}, open: [] };
    document.querySelectorAll(".fd-rows[id], .fd-pane-body[id]").forEach((each) => { kept.scroll[each.id] = each.scrollTop; });
    document.querySelectorAll("#desk-board details[id][open]").forEach((each) => kept.open.push(each.id));
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
    mark();
    ring();
  });

  // --- the pane: focus goes into a form, and back to the row when the pane closes
  let last = "";
  document.addEventListener("htmx:afterSettle", (event) => {
    mark();
    const pane = $("#pane");
    if (pane?.matches(".is-form") && (event.detail.xhr?.status === 422 || !pane.contains(document.activeElement))) (pane.querySelector(".is-invalid") || pane.querySelector("input:not([type=hidden])"))?.focus();
    if (pane?.hidden && last && document.activeElement === document.body) document.getElementById(`open-${last}`)?.focus({ preventScroll: true });
    last = selected();
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
  last = selected();
})();
