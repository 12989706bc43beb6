// How things are typed at the kiosk: the pads on the screen, a keyboard, and a scanner that types like one.
"use strict";
(() => {
  const form = () => document.getElementById("kiosk");
  const texts = () => [...form().querySelectorAll("input:not([type=hidden]):not([type=radio])")];
  const isText = (element) => element && element.matches && element.matches("#kiosk input:not([type=hidden]):not([type=radio])");
  const main = () => form().querySelector("[data-main]");
  const changed = (input) => input.dispatchEvent(new Event("input", { bubbles: true }));
  let last = null; // the field a pad types into: the one touched last, else the screen's first

  // --- pads ----------------------------------------------------------------------------------------------------

  const target = () => (last && last.isConnected && last.matches("[data-pad]") ? last : main());
  function press(key) {
    const input = target();
    if (!input) return null;
    const before = input.value;
    if (key === "back") unselect(input);
    if (input !== document.activeElement) input.setSelectionRange(input.value.length, input.value.length); // no caret: at the end
    const end = input.selectionEnd, start = input.selectionStart;
    if (key === "clear") input.value = "";
    else if (key === "back") input.setRangeText("", start === end ? Math.max(0, start - 1) : start, end, "end");
    else if (input.value.length < Number(input.maxLength) || start !== end) input.setRangeText(key, start, end, "end");
    if (input.value !== before) changed(input);
    return input;
  }
  function unselect(input) { // cells show no selection: Backspace takes the last one only
    if (input.dataset.cells && input.selectionEnd === input.value.length) input.setSelectionRange(input.value.length, input.value.length);
  }
  document.addEventListener("pointerdown", (event) => { if (event.target.closest("[data-key]")) event.preventDefault(); }); // the field keeps the caret
  document.addEventListener("click", (event) => { const key = event.target.closest("[data-key]"); if (key) say(press(key.dataset.key)); });
  document.addEventListener("focusin", (event) => { if (isText(event.target)) last = event.target; });

  let saying = 0;
  function say(input) { // a PIN is said to nobody; a screen reader speaks the keys of a keyboard by itself, those of a pad it does not
    clearTimeout(saying);
    if (input && input.type === "password") return;
    const said = form().querySelector("[data-pad-said]");
    saying = setTimeout(() => { if (said && input && input.isConnected) said.textContent = input.value.replace(/\s*\d/g, " $&").trim() || said.dataset.empty; }, 500);
  }
  function unsay() {
    clearTimeout(saying);
    document.querySelectorAll("[data-pad-said]").forEach((said) => { said.textContent = ""; });
  }

  // --- fields ----------------------------------------------------------------------------------------------------

  function cells(input) {
    const boxes = [...input.parentElement.querySelectorAll(".cells i")], at = Math.min(input.value.length, boxes.length - 1);
    const current = input === target() && !(input.getAttribute("aria-invalid") && input.value.length === boxes.length);
    boxes.forEach((box, place) => {
      box.textContent = input.value[place] ? (input.type === "password" ? "•" : input.value[place]) : "";
      box.className = current && place === at && !input.value[place] ? "cur" : "";
    });
  }
  const drawn = () => form().querySelectorAll("[data-cells]").forEach(cells);
  let soon = 0, foreignAt = 0; // when a key of a burst was pressed that no code could be: then a scanner may be at it
  function sendWhenFull(input) {
    clearTimeout(soon);
    if (input.value.length < Number(input.dataset.cells)) return;
    if (input.dataset.next) return goOn(document.getElementById(input.dataset.next));
    soon = setTimeout(() => sendFull(input), Date.now() - foreignAt < 1000 ? 1000 : 150);
  }
  function sendFull(input) {
    if (Date.now() - foreignAt < 300) return sendWhenFull(input); // a scanner on a slow machine is still at it
    if (input.isConnected && input.value.length === Number(input.dataset.cells)) form().requestSubmit();
  }
  function goOn(input) {
    input.focus();
    if (input.hasAttribute("aria-invalid")) input.select();
  }
  function grouped(input) { // 13800001234 → 138 0000 1234, while typed at the end
    const digits = input.value.replace(/\s/g, "");
    if (!/^1\d{0,10}$/.test(digits) || input.selectionStart !== input.value.length) return;
    input.value = digits.replace(/^(\d{3})(\d{1,4})?(\d{1,4})?$/, (_all, a, b, c) => [a, b, c].filter(Boolean).join(" "));
  }
  document.addEventListener("input", (event) => {
    const input = event.target;
    if (!isText(input)) return;
    if (input.dataset.only) input.value = input.value.normalize("NFKC").replace(new RegExp(`[^${input.dataset.only}]`, "g"), "");
    if (input.type === "tel") grouped(input);
    if (input.dataset.cells) sendWhenFull(input);
    if (input.dataset.cells) drawn();
    if (input.matches(".k-field [aria-invalid]") && input.validity.valid) { // mended: the words have done their work
      input.removeAttribute("aria-invalid");
      const words = document.getElementById(input.getAttribute("aria-describedby"));
      if (words) words.remove();
    }
  });
  document.addEventListener("kiosk:screen", () => { last = null; drawn(); });
  document.addEventListener("focusin", () => { if (form()) drawn(); });

  // --- a keyboard: whoever just types, types into the screen's field ------------------------------------------------

  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]") || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const input = main(), focused = document.activeElement;
    if (isText(focused) && event.key === "Backspace") unselect(focused);
    if (!input || isText(focused)) return;
    if (event.key === "Backspace") { event.preventDefault(); last = last || input; press("back"); }
    else if (event.key.length === 1 && event.key !== " ") { event.preventDefault(); press(event.key); }
  });

  // --- a scanner: a burst no finger can type, closed by Enter; it never stays in a field ---------------------------

  const PAUSE = 300, LEAST = 6, QUICK = 50; // milliseconds that end a burst, its least length, milliseconds a key on average
  let burst = "", beganAt = 0, lastAt = 0, before = [];
  window.addEventListener("keydown", (event) => {
    if (!form() || event.key === "Shift" || event.key === "CapsLock") return;
    const goesOn = event.timeStamp - lastAt < PAUSE;
    lastAt = event.timeStamp;
    if (event.key === "Enter" || event.key === "Tab") {
      const scanned = goesOn && burst.length >= LEAST && event.timeStamp - beganAt <= QUICK * burst.length ? burst : "";
      burst = "";
      if (scanned) { event.preventDefault(); event.stopImmediatePropagation(); taken(scanned); }
      return;
    }
    if (event.key.length !== 1) { burst = ""; return; }
    if (!goesOn || !burst) { burst = ""; beganAt = event.timeStamp; before = texts().map((input) => [input, input.value]); }
    burst += event.key;
    if (/\D/.test(burst)) foreignAt = Date.now(); // its digits come from a scanner, too
    if (burst.length > 1 && event.key === " " && !isText(document.activeElement)) event.preventDefault(); // a space would press the button
  }, true);

  function taken(scanned) {
    clearTimeout(soon);
    before.forEach(([input, value]) => { if (input.isConnected && input.value !== value) { input.value = value; changed(input); } });
    drawn();
    if (!document.querySelector("dialog[open]")) send(scanned);
  }
  function send(scanned) {
    const address = form().dataset.scan;
    if (!address) return; // on the other screens a scan means nothing
    const values = Object.fromEntries(new FormData(form()));
    for (const name of ["code", "number", "call", "switch", "tried"]) delete values[name];
    const screen = address.split("/").filter(Boolean).pop();
    htmx.ajax("POST", address, { source: form(), target: "#kiosk", swap: "outerHTML", values: { ...values, screen, scan: scanned } });
  }
  document.addEventListener("kiosk:scan", (event) => send(event.detail));
  document.addEventListener("kiosk:wipe", () => { burst = ""; before = []; last = null; unsay(); });
})();
