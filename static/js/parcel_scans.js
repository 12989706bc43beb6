// A hand scanner types like a keyboard. Beside whatever form is open its parcel numbers are caught whole and wait for the page that
// logs parcels; the field that had the focus stands as it was, and no form is sent by the scanner's Enter.
(function () {
  if (window.parcelScans) return;
  const me = document.currentScript, KEY = "frontdesk.parcels.scanned";
  const PAUSE = 300, LEAST = 8, QUICK = 25; // milliseconds that end a burst, its least length, milliseconds a key on average: no finger does that
  const isNumber = (text) => /^[A-Z0-9-]{8,40}$/i.test(text) && (text.match(/\d/g) || []).length >= 6;
  const isText = (element) => element?.matches?.("textarea, input:not([type=hidden], [type=checkbox], [type=radio], [type=file], [type=button], [type=submit])");
  const isSearch = (element) => element?.matches?.("input[type=search], [role=search] input"); // whoever searches scans what is searched for

  function all() {
    try { return JSON.parse(localStorage.getItem(KEY)) || []; } catch { return []; }
  }
  function keep(numbers) {
    if (numbers.length) localStorage.setItem(KEY, JSON.stringify(numbers)); else localStorage.removeItem(KEY);
    document.dispatchEvent(new CustomEvent("parcels:scanned"));
  }
  function add(number) {
    const numbers = all();
    if (!numbers.includes(number)) keep([...numbers, number]); // a label read twice is one parcel
    tell();
  }
  window.parcelScans = { all, isNumber, add: (number) => add(number.toUpperCase()), drop: (number) => keep(all().filter((each) => each !== number)) };

  // --- on other pages: one line that says how many wait, with the way there
  function tell() {
    const region = document.querySelector("#toasts [role=status]");
    if (document.querySelector("[data-parcel]") || !region || !all().length) return;
    let toast = region.querySelector("[data-parcel-scans]");
    if (!toast) {
      toast = document.createElement("div");
      toast.className = "fd-toast is-success";
      toast.dataset.parcelScans = "";
      toast.dataset.tended = "1"; // it stays until somebody goes there
      const words = document.createElement("span"), link = document.createElement("a");
      link.href = me.dataset.path;
      link.className = "fd-link";
      link.textContent = me.dataset.go;
      toast.append(words, link);
      region.append(toast);
    }
    toast.querySelector("span").textContent = `${me.dataset.words} ${all().length}`;
  }

  // --- the burst: keys no finger can type, closed by Enter or Tab
  let burst = "", beganAt = 0, lastAt = 0, before = new Map();
  window.addEventListener("keydown", (event) => {
    if (event.key === "Shift" || event.key === "CapsLock") return;
    const goesOn = event.timeStamp - lastAt < PAUSE, focused = document.activeElement;
    lastAt = event.timeStamp;
    if (event.key === "Enter" || event.key === "Tab") {
      const scanned = goesOn && burst.length >= LEAST && event.timeStamp - beganAt <= QUICK * burst.length && isNumber(burst) ? burst : "";
      burst = "";
      if (!scanned || isSearch(focused)) return;
      event.preventDefault();
      event.stopImmediatePropagation();
      restore();
      add(scanned.toUpperCase());
      return;
    }
    if (event.key.length !== 1 || event.ctrlKey || event.metaKey || event.altKey) { burst = ""; return; }
    if (!goesOn || !burst) { burst = ""; beganAt = event.timeStamp; before = new Map(); }
    if (isText(focused) && !before.has(focused)) before.set(focused, [focused.value, focused.selectionStart]);
    burst += event.key;
    const quick = burst.length > 1 && event.timeStamp - beganAt <= QUICK * (burst.length - 1);
    if (quick && !isText(focused)) event.stopPropagation(); // letters of a number press no button of the page
  }, true);

  function restore() {
    before.forEach(([value, caret], element) => {
      if (!element.isConnected || element.value === value) return;
      element.value = value;
      try { element.setSelectionRange(caret, caret); } catch { /* a field of numbers has no caret to set */ }
      element.dispatchEvent(new Event("input", { bubbles: true }));
    });
    before = new Map();
  }
  window.addEventListener("storage", (event) => { if (event.key === KEY) document.dispatchEvent(new CustomEvent("parcels:scanned")); });
  setTimeout(tell, 400); // after what stands there already was read out
})();
