// The kiosk's page: one form that htmx exchanges, a clock, the question "are you still there?", and forgetting everything.
"use strict";
(() => {
  const root = document.documentElement;
  root.classList.add("js");
  const form = () => document.getElementById("kiosk");
  const dialog = (name) => document.querySelector(`[data-${name}]`);
  const HOUSE_LANGUAGE = "zh-hans";
  const write = (element, words) => { if (element.textContent !== String(words)) element.textContent = words; }; // a live region speaks at every write

  // --- forgetting: first the screen, then a fresh page that replaces this one in the history -------------------

  let wiping = false;
  function wipe() {
    if (wiping) return;
    wiping = true;
    const home = form().dataset.home;
    document.dispatchEvent(new Event("kiosk:wipe"));
    document.body.classList.add("is-wiped");
    document.querySelectorAll("#kiosk input").forEach((input) => { input.value = ""; });
    const leave = () => fetch(home, { method: "HEAD", cache: "no-store", credentials: "same-origin" })
      .then(() => location.replace(home))
      .catch(() => setTimeout(leave, 3000)); // the server is away: stay blank, not on the browser's own error page
    leave();
  }
  window.addEventListener("pageshow", (event) => { if (event.persisted) location.replace(form().dataset.home); });

  // --- idle ----------------------------------------------------------------------------------------------------

  let touchedAt = Date.now(), asked = 0, beforeQuestion = null;
  const touched = () => { touchedAt = Date.now(); };
  ["pointerdown", "keydown", "input", "touchmove"].forEach((name) => document.addEventListener(name, touched, { capture: true, passive: true }));

  function idle() {
    const screen = form();
    if (wiping || !screen) return;
    const { idle, warning } = screen.dataset, quiet = (Date.now() - touchedAt) / 1000;
    if (asked) return count(Number(warning));
    if (quiet < Number(idle)) return;
    if (screen.dataset.screen !== "welcome") ask();
    else if (screen.lang !== HOUSE_LANGUAGE || quiet > 600) wipe(); // nothing to lose: the house's language again, and a fresh page now and then
  }
  function ask() {
    document.dispatchEvent(new Event("kiosk:interrupt"));
    document.querySelectorAll("dialog[open]").forEach((open) => open.close());
    beforeQuestion = document.activeElement;
    asked = Date.now();
    dialog("idle-dialog").showModal();
    document.querySelector("[data-idle-stay]").focus();
    count(Number(form().dataset.warning));
  }
  function count(warning) {
    const left = Math.max(0, Math.ceil(warning - (Date.now() - asked) / 1000));
    write(document.querySelector("[data-idle-left]"), left);
    document.querySelector(".ring .v").setAttribute("stroke-dashoffset", String(100 - (100 * left) / warning));
    const said = document.querySelector("[data-idle-said]");
    if (left % 10 === 0 && left !== warning) write(said, said.dataset.words.replace("NUMBER", left)); // not every second
    if (left === 0) wipe();
  }
  function stay() {
    asked = 0;
    touched();
    dialog("idle-dialog").close();
    if (beforeQuestion && beforeQuestion.isConnected) beforeQuestion.focus();
  }

  // --- screens that close by themselves: done, goodbye, told -----------------------------------------------------

  let standsUntil = 0, paused = false;
  function stand(screen) {
    paused = false;
    standsUntil = "stands" in screen.dataset ? Date.now() + 1000 * Number(screen.dataset.standing) : 0;
    standing();
  }
  function standing() {
    const button = document.querySelector("[data-standing-pause]");
    if (!standsUntil || !button || wiping) return;
    const left = Math.max(0, Math.ceil((standsUntil - Date.now()) / 1000));
    write(button.querySelector("span"), paused ? button.dataset.paused : button.dataset.words.replace("NUMBER", left));
    if (paused) return;
    touched(); // it closes by its own clock; only a paused one is asked about
    if (left === 0) wipe();
  }
  function held() { // any touch, any key begins the time anew
    if (!standsUntil || asked) return;
    standsUntil = Date.now() + 1000 * Number(form().dataset.standing);
    standing();
  }
  function pause() {
    paused = !paused;
    held();
  }
  ["pointerdown", "keydown"].forEach((name) => document.addEventListener(name, held));

  // --- the privacy notice: modal here, a popover without JavaScript ------------------------------------------------

  function notice(button) {
    const box = document.getElementById(button.getAttribute("popovertarget"));
    if (box.open) box.close();
    else box.showModal();
  }

  // --- no connection ---------------------------------------------------------------------------------------------

  let lost = null;
  const isPoll = (elt) => elt.id === "arrival-poll";
  function trouble(event) {
    const elt = event.detail.elt;
    if (isPoll(elt) || wiping) return;
    if (event.detail.xhr.status === 403) return wipe(); // the form is too old: only a fresh page helps
    lost = elt;
    const box = dialog("trouble");
    if (box && !box.open) box.showModal();
  }
  ["htmx:sendError", "htmx:timeout", "htmx:responseError"].forEach((name) => document.addEventListener(name, trouble));
  function again() {
    dialog("trouble").close();
    const elt = lost && lost.isConnected ? lost : form();
    if (elt.matches("form")) elt.requestSubmit();
    else if (elt.matches("button")) elt.click();
    else elt.dispatchEvent(new Event("input", { bubbles: true }));
  }

  // --- staff: the company's mark held for four seconds asks for the PIN ---------------------------------------------

  let pressed = 0;
  const release = () => { clearTimeout(pressed); };
  document.addEventListener("pointerdown", (event) => {
    release();
    const way = document.querySelector("[data-exit]");
    if (way && event.target.closest("[data-exit-press]")) pressed = setTimeout(() => way.click(), 4000);
  });
  ["pointerup", "pointercancel", "pointerleave"].forEach((name) => document.addEventListener(name, release));
  document.addEventListener("contextmenu", (event) => { if (event.target.closest("[data-exit-press]")) event.preventDefault(); }); // a long touch

  // --- a new screen: its language, its clock, the reader's place ---------------------------------------------------

  function arm() {
    const screen = form();
    root.lang = screen.lang;
    asked = 0;
    stand(screen);
    tick();
    const wrong = screen.querySelector("input[aria-invalid]");
    const place = wrong || screen.querySelector("h1");
    if (place && !place.hasAttribute("tabindex") && place.tagName === "H1") place.tabIndex = -1;
    if (place) place.focus({ preventScroll: !wrong });
    if (wrong && wrong.matches("[data-pad]")) wrong.select(); // typing begins anew
    document.dispatchEvent(new Event("kiosk:screen"));
  }
  document.addEventListener("htmx:afterSwap", (event) => { if (event.detail.target.id === "kiosk" || event.detail.elt.id === "kiosk") arm(); });
  const busy = (is) => document.querySelectorAll(".k-btn:has(.swap)").forEach((button) => button.classList.toggle("is-busy", is));
  document.addEventListener("htmx:beforeRequest", (event) => { if (event.detail.elt.id === "kiosk") busy(true); });
  document.addEventListener("htmx:afterRequest", () => busy(false));

  function tick() {
    const clock = document.querySelector("[data-clock]");
    if (!clock) return;
    const parts = new Intl.DateTimeFormat("en-GB", { hour: "numeric", minute: "2-digit", hour12: false, timeZone: clock.dataset.clock }).formatToParts(new Date());
    const part = (type) => parts.find((one) => one.type === type).value;
    write(clock, `${Number(part("hour"))}:${part("minute")}`);
  }

  document.addEventListener("click", (event) => {
    const hit = (selector) => event.target.closest(selector);
    if (hit("[data-wipe]")) { event.preventDefault(); wipe(); }
    else if (hit("[popovertarget]")) { event.preventDefault(); notice(hit("[popovertarget]")); }
    else if (hit("[data-standing-pause]")) pause();
    else if (hit("[data-idle-stay]")) stay();
    else if (hit("[data-trouble-again]")) again();
    else if (hit("[data-trouble-close]")) dialog("trouble").close();
  });
  document.addEventListener("cancel", (event) => { if (event.target.matches("[data-idle-dialog]")) { event.preventDefault(); stay(); } }, true);
  document.addEventListener("focusin", (event) => { if (event.target.matches(".k-field input")) event.target.scrollIntoView({ block: "nearest" }); });
  setInterval(() => { tick(); standing(); idle(); }, 250);
  document.addEventListener("DOMContentLoaded", () => { if (form()) arm(); });
})();
