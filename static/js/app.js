// What every page of the staff shares: keys, menus, toasts, errors. Pages work without it.
(function () {
  const $ = (what, where = document) => where.querySelector(what);
  const $$ = (what, where = document) => [...where.querySelectorAll(what)];
  const shown = (element) => element.checkVisibility ? element.checkVisibility({ visibilityProperty: true }) : element.offsetParent !== null;

  // --- keys: a letter presses the button that names it; off while typing, and when the reader has switched them off
  const OFF = "frontdesk.keys";
  const typing = (target) => target.isContentEditable || /^(TEXTAREA|SELECT)$/.test(target.tagName) || (target.tagName === "INPUT" && !/^(button|submit|checkbox|radio)$/.test(target.type));
  const rows = () => $$("[data-row]").filter(shown);
  const here = () => document.activeElement?.closest?.("[data-row]") || $("[data-row].is-selected");

  function named(key) {
    const row = here();
    const scopes = [row, $("#pane"), document].filter(Boolean);
    for (const scope of scopes) {
      const found = $$(`[data-key="${key}"]`, scope).find((element) => (scope !== document || !element.closest("[data-row]")) && (shown(element) || element.closest(".fd-toast")));
      if (found) return found;
    }
    return null;
  }

  function press(element) {
    if (element.matches("input:not([type=submit]), textarea, select")) {
      element.focus();
      element.select?.();
    } else element.click();
  }

  // --- a key that types nothing opens a page also out of a field; where something was typed it stays, and the page opens beside it
  const changed = (field) => field.matches("select") ? [...field.options].some((option) => option.selected !== option.defaultSelected)
    : /^(checkbox|radio)$/.test(field.type) ? field.checked !== field.defaultChecked : field.value !== field.defaultValue;
  const unsaved = () => $$("form[method=post] :is(input:not([type=hidden], [type=submit], [type=button]), textarea, select)", $("#main")).some(changed);
  function anywhere(event) {
    const found = /^F\d+$/.test(event.key) && !event.ctrlKey && !event.metaKey && !event.shiftKey && $(`[data-key-anywhere="${event.key}"]`);
    if (!found) return false;
    event.preventDefault();
    if (unsaved()) window.open(found.pathname, "_blank"); else found.click();
    return true;
  }

  function step(by) {
    const all = rows();
    if (!all.length) return;
    const at = all.indexOf(here());
    const next = all[at < 0 ? 0 : Math.min(Math.max(at + by, 0), all.length - 1)];
    ($(".fd-open", next) || next).focus();
    next.scrollIntoView({ block: "nearest" });
  }

  // --- quick hands: while a change is on its way the page still shows the old state; keys wait and act on the new one
  const flying = new Set();
  const ahead = [];
  function landed(xhr) {
    if (!flying.delete(xhr) || flying.size) return;
    document.documentElement.removeAttribute("data-acting");
    while (ahead.length && !flying.size) late(ahead.shift());
  }
  function late(event) { // a key that waited may find that the one before it has opened a field: it is typed there
    const letter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (letter && typing(document.activeElement)) document.execCommand("insertText", false, event.key);
    else key(event);
  }
  document.addEventListener("htmx:beforeSend", (event) => {
    if (event.detail.requestConfig.verb === "get") return;
    flying.add(event.detail.xhr);
    document.documentElement.setAttribute("data-acting", "");
  });
  document.addEventListener("htmx:afterSettle", (event) => landed(event.detail.xhr));
  document.addEventListener("htmx:afterRequest", (event) => { setTimeout(() => landed(event.detail.xhr), 200); }); // nothing to settle

  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.altKey || event.isComposing || anywhere(event)) return;
    if (flying.size && !typing(event.target) && (event.key === "Escape" || event.key.length === 1)) {
      event.preventDefault();
      return void ahead.push(event);
    }
    key(event);
  });

  // the one form of the page that offers Ctrl Enter, wherever the focus is
  const meant = () => { const forms = new Set($$("#main form button > kbd").filter((kbd) => kbd.textContent === "Ctrl Enter" && shown(kbd)).map((kbd) => kbd.closest("form"))); return forms.size === 1 ? [...forms][0] : null; };

  function key(event) {
    const letter = event.key.length === 1 ? event.key.toLowerCase() : event.key;
    const writes = typing(event.target);
    if (event.ctrlKey || event.metaKey) {
      if (writes && letter !== "k" && letter !== "Enter") return;
      if (letter === "Enter") return void (event.target.form || $("#pane form.fd-pane-form") || meant())?.requestSubmit();
      const found = named(`Ctrl+${letter.toUpperCase()}`);
      if (found) { event.preventDefault(); press(found); }
      return;
    }
    if (letter === "Escape") {
      const open = $$("details.fd-menu[open]");
      if (open.length) { open.forEach((menu) => { menu.open = false; }); $("summary", open[0]).focus(); return; }
      if (writes && (event.target.type === "search" || event.target.form?.method === "post")) return void event.target.blur(); // the next one leaves
      const found = named("Escape");
      if (found) { event.preventDefault(); press(found); }
      return;
    }
    if (writes || event.shiftKey || localStorage.getItem(OFF)) return;
    if (letter === "j" || letter === "k") { event.preventDefault(); return void step(letter === "j" ? 1 : -1); }
    const found = /^[a-z/]$/.test(letter) && named(letter);
    if (found) { event.preventDefault(); press(found); }
  }

  const showKeys = () => $$("[data-keys]").forEach((button) => button.setAttribute("aria-pressed", String(!localStorage.getItem(OFF))));
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-keys]");
    if (!button) return;
    if (localStorage.getItem(OFF)) localStorage.removeItem(OFF); else localStorage.setItem(OFF, "1");
    showKeys();
  });

  // --- menus close when something else is touched or has the focus
  document.addEventListener("focusin", (event) => {
    $$("details.fd-menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });
  document.addEventListener("click", (event) => {
    $$("details.fd-menu[open]").forEach((menu) => { if (!menu.contains(event.target)) menu.open = false; });
  });

  // --- toasts: eight seconds, longer under the pointer; failures stay until they are closed
  function tend(toast) {
    if (toast.dataset.tended) return;
    toast.dataset.tended = "1";
    if (toast.matches(".is-error, .is-warning")) return;
    let left = 8000, since = 0, timer = 0;
    const run = () => { since = Date.now(); timer = setTimeout(() => toast.classList.add("is-gone"), left); };
    const hold = () => { clearTimeout(timer); left = Math.max(left - (Date.now() - since), 2000); };
    ["pointerenter", "focusin"].forEach((name) => toast.addEventListener(name, hold));
    ["pointerleave", "focusout"].forEach((name) => toast.addEventListener(name, run));
    run();
  }
  document.addEventListener("click", (event) => { event.target.closest("[data-close]")?.closest(".fd-toast")?.remove(); });

  function say(words) {
    const region = $("#toasts [role=alert]");
    if (!region || $$(".is-said", region).some((toast) => toast.textContent.includes(words))) return;
    const toast = document.createElement("div"), text = document.createElement("span"), close = document.createElement("button");
    toast.className = "fd-toast is-error is-said";
    text.textContent = words;
    close.type = "button";
    close.dataset.close = "";
    close.textContent = $("#toasts").dataset.wordsClose;
    toast.append(text, close);
    region.append(toast);
  }
  document.addEventListener("htmx:sendError", () => say(document.body.dataset.wordsFailed));
  document.addEventListener("htmx:timeout", () => say(document.body.dataset.wordsFailed));
  document.addEventListener("htmx:responseError", () => say(document.body.dataset.wordsRefused));
  document.addEventListener("htmx:afterOnLoad", () => $$(".is-said").forEach((toast) => toast.remove()));

  // --- exports: a large file takes its time; the button says so until the answer's cookie brings back the mark that was sent
  const made = () => document.cookie.split("; ").find((pair) => pair.startsWith("frontdesk_export="))?.split("=")[1];
  document.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-export]");
    if (!link || event.defaultPrevented || event.ctrlKey || event.metaKey || event.shiftKey) return;
    if (link.classList.contains("is-busy")) return void event.preventDefault();
    const mark = Date.now().toString(36), plain = link.getAttribute("href"), label = $("[data-export-label]", link), words = label.textContent;
    const said = link.nextElementSibling, began = Date.now();
    link.href = `${plain}${plain.includes("?") ? "&" : "?"}made=${mark}`;
    setTimeout(() => link.setAttribute("href", plain));
    const tell = () => {
      const seconds = Math.round((Date.now() - began) / 1000);
      label.textContent = seconds > 2 ? `${link.dataset.wordsBusy} ${seconds} s` : link.dataset.wordsBusy;
    };
    link.classList.add("is-busy");
    link.setAttribute("aria-busy", "true");
    said.textContent = link.dataset.wordsBusy;
    tell();
    const timer = setInterval(() => {
      const late = Date.now() - began > 600000;
      if (made() !== mark && !late) return tell();
      clearInterval(timer);
      link.classList.remove("is-busy");
      link.removeAttribute("aria-busy");
      label.textContent = words;
      said.textContent = late ? link.dataset.wordsLate : link.dataset.wordsDone;
    }, 250);
  });

  // --- files: the browser's own button speaks the browser's language; ours lies below it and says what was chosen
  function dressFile(input) {
    if (input.closest(".fd-pick")) return;
    const pick = document.createElement("span"), face = document.createElement("span"), button = document.createElement("b"), names = document.createElement("span");
    pick.className = "fd-pick";
    face.className = "form-control";
    face.setAttribute("aria-hidden", "true");
    button.textContent = document.body.dataset.wordsChoose;
    input.before(pick);
    face.append(button, names);
    pick.append(input, face);
    const told = () => {
      names.textContent = [...input.files].map((file) => file.name).join(document.body.dataset.wordsComma) || document.body.dataset.wordsNone;
      pick.classList.toggle("has-files", input.files.length > 0);
    };
    input.addEventListener("change", told);
    input.form?.addEventListener("reset", () => setTimeout(told));
    told();
  }

  function ready() {
    $$("input[type=file].form-control").forEach(dressFile);
    $$(".fd-toast").forEach(tend);
    showKeys();
  }
  document.addEventListener("htmx:afterSettle", ready);
  document.addEventListener("htmx:oobAfterSwap", ready);
  ready();
  $$("#toasts > *").forEach((region) => { // readers of the screen hear what comes, not what stands there already
    const told = [...region.children];
    region.replaceChildren();
    setTimeout(() => region.append(...told), 200);
  });

  // --- what was not saved: the first wrong field has the focus, once finders have been dressed and folds stand open
  function mend() {
    const wrong = $("#main :is(input, select, textarea).is-invalid, #main [aria-invalid='true'], #main :has(> .fd-error) :is(input, select, textarea)");
    if (!wrong) return;
    const first = wrong.matches("fieldset") ? wrong.querySelector("input:not([type=hidden])") || wrong : wrong; // a choice of a few has no focus of its own
    for (let fold = wrong.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    first.focus();
  }
  document.addEventListener("DOMContentLoaded", mend); // after every script of the page

  // --- what was wrong and is filled in anew is red no more; the words above the form stay until it is sent again
  function whiten(field) {
    const said = document.getElementById(`${field.id}_error`), box = field.tomselect;
    for (const each of [field, box?.wrapper, box?.control_input]) {
      each?.classList.remove("is-invalid");
      each?.removeAttribute("aria-invalid");
      if (said && each?.getAttribute("aria-describedby")) each.setAttribute("aria-describedby", each.getAttribute("aria-describedby").replace(said.id, "").trim());
    }
    said?.remove();
  }
  function mended(event) {
    const field = event.target;
    if (!field.closest("#main") || !field.value) return;
    for (const each of [field, document.getElementById(field.dataset.mends)]) if (each?.matches(".is-invalid")) whiten(each);
  }
  document.addEventListener("DOMContentLoaded", () => ["input", "change"].forEach((kind) => document.addEventListener(kind, mended)));
})();
