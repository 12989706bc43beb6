// A roll call by one thumb: tap = safe, tap again = undo. Taps made without network are kept with their time and sent later;
// what other marshals tapped shows within seconds. Without a call the page shows who is in the house, and begins one without network.
(function () {
  const root = document.getElementById("roll-call");
  if (!root) return;
  const $ = (what, where = root) => where.querySelector(what);
  const $$ = (what, where = root) => [...where.querySelectorAll(what)];
  const { call, stateUrl, markUrl, home } = root.dataset;
  const LIVE = 3000, HOUSE = 20_000, TWICE = 300, LOCAL = "frontdesk.roll-call.local", KEY = call ? `frontdesk.roll-call.${call}` : LOCAL;
  const random = () => [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  const csrf = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];
  const clock = (at) => new Date(at).toLocaleTimeString("sv-SE", { hour: "2-digit", minute: "2-digit" });
  const words = (name) => root.dataset[`word${name}`];

  // --- what this device knows: taps that wait (kept over a reload), and what the server said
  const load = () => { try { return JSON.parse(localStorage.getItem(KEY)) || {}; } catch { return {}; } };
  let mine = { taps: [], ...load() };
  const save = () => { if (mine.taps.length || mine.began) localStorage.setItem(KEY, JSON.stringify(mine)); else localStorage.removeItem(KEY); };
  let known = {}, stamp = "", offline = false, sending = false, refused = "";
  const rows = () => $$(".rc-row[data-visit]");
  const read = () => { known = {}; rows().forEach((row) => { if (Number(row.dataset.safe)) known[row.dataset.visit] = [Number(row.dataset.safe), row.dataset.by]; }); };
  const calling = () => Boolean(call || mine.began);
  const began = () => (call ? Number(root.dataset.began) : mine.began);
  const pending = (visit) => mine.taps.filter((tap) => String(tap.visit) === visit).at(-1);
  function safeOf(visit) { // [when, by whom], or null
    const tap = pending(visit), said = known[visit];
    if (!tap) return said || null;
    if (!tap.safe) return null;
    return said && said[0] <= tap.at ? said : [tap.at, words("You")];
  }

  // --- showing
  function show() {
    const red = calling() && Date.now() - began() >= Number(root.dataset.red);
    let people = 0, found = 0;
    rows().forEach((row) => {
      const safe = calling() && safeOf(row.dataset.visit), many = Number(row.dataset.people), button = $(".rc-tap", row);
      people += many;
      if (safe) found += many;
      row.classList.toggle("is-safe", Boolean(safe));
      row.classList.toggle("is-red", red && !safe);
      const state = calling() ? (safe ? `${words("Safe")} ${clock(safe[0])} ${safe[1]}` : words("Missing")) : "";
      if ($("[data-state]", row).textContent !== state) $("[data-state]", row).textContent = state;
      if (!calling()) return;
      button.removeAttribute("aria-disabled");
      button.setAttribute("aria-pressed", String(Boolean(safe)));
      if (call) button.value = `${row.dataset.visit}:${safe ? 0 : 1}`;
    });
    const set = (name, value) => $$(`[data-${name}]:not(.rc-row)`).forEach((each) => { if (each.textContent !== String(value)) each.textContent = value; });
    set("found", found); set("people", people); set("missing", people - found);
    const bar = $(".rc-bar");
    if (bar) bar.value = found;
    $$(".rc-group").forEach((group) => {
      const all = $$(".rc-row", group), safe = all.filter((row) => row.matches(".is-safe")).length;
      $("[data-group-count]", group).textContent = calling() ? `${safe}/${all.length}` : all.length;
      group.classList.toggle("is-done", all.length > 0 && safe === all.length);
    });
    if (calling()) set("elapsed", words("Minutes").replace("{n}", Math.max(0, Math.floor((Date.now() - began()) / 60000))));
    root.classList.toggle("is-calling", calling());
    const count = $("#rc-count"), begin = $("#rc-begin");
    if (count) count.hidden = !calling();
    if (begin) begin.hidden = calling();
    const note = $("#rc-offline");
    note.hidden = !(offline || refused || mine.taps.length && !sending);
    $("[data-offline-words]", note).textContent = refused || (offline ? words("Offline").replace("{time}", clock(Number(root.dataset.taken))) : "");
    $("[data-waiting]", note).textContent = mine.taps.length ? words("Kept").replace("{n}", mine.taps.length) : offline && !call ? words("Begin") : "";
  }

  // --- tapping
  let last = { visit: "", at: 0 };
  root.addEventListener("click", (event) => {
    const button = event.target.closest(".rc-row[data-visit] .rc-tap");
    if (!button) return;
    event.preventDefault();
    if (!calling()) return;
    const { visit } = button.closest(".rc-row").dataset, now = Date.now();
    if (last.visit === visit && now - last.at < TWICE) return; // a shaking hand
    last = { visit, at: now };
    const safe = !safeOf(visit), waits = pending(visit);
    if (waits && !waits.sent) mine.taps = mine.taps.filter((tap) => tap !== waits); // nobody has heard of it yet
    else mine.taps.push({ visit: Number(visit), safe, at: now, key: random() });
    save();
    show();
    send();
  });

  // --- the server: what waits is sent, what it knows is shown
  const wire = (taps) => JSON.stringify(taps.map(({ visit, safe, at, key }) => ({ visit, safe, key, ago: Math.max(0, Date.now() - at) })));
  async function ask(url, options = {}) {
    const response = await fetch(url, { cache: "no-store", headers: { Accept: "application/json", "X-CSRFToken": csrf() }, ...options });
    offline = false;
    refused = response.status === 403 || response.redirected && response.url.includes("/accounts/") ? words("Login") : "";
    return refused ? null : response;
  }
  function learn({ stamp: now, safe, ended }) {
    known = safe;
    stamp = now;
    if (ended && !mine.taps.length) window.location.reload(); // the report
  }
  async function send() {
    if (!call || sending || !mine.taps.length) return;
    sending = true;
    const sent = mine.taps.map((tap) => Object.assign(tap, { sent: true }));
    try {
      const response = await ask(markUrl, { method: "POST", body: new URLSearchParams({ taps: wire(sent) }) });
      if (response) {
        mine.taps = mine.taps.filter((tap) => !sent.includes(tap)); // taken, or the call has ended and nothing takes it any more
        save();
        if (response.ok) learn(await response.json());
        else if (response.status === 409) window.location.reload();
      }
    } catch { offline = true; }
    sending = false;
    show();
    if (!offline && !refused && mine.taps.length) send();
  }
  async function sendLocal() { // a call begun without network becomes one of the office
    if (call || sending || !mine.began) return;
    sending = true;
    try {
      const given = { once: mine.once, ago: Date.now() - mine.began, taps: wire(mine.taps), ...(mine.drill ? { drill: "1" } : {}) };
      const response = await ask(root.dataset.begin, { method: "POST", body: new URLSearchParams(given) });
      if (response?.ok && response.url !== window.location.href) {
        localStorage.removeItem(KEY);
        window.location.assign(response.url);
        return;
      }
    } catch { offline = true; }
    sending = false;
    show();
  }
  async function house() { // who is in the house, afresh
    const response = await ask(window.location.href, { headers: {} });
    if (!response?.ok || calling()) return;
    const fresh = new DOMParser().parseFromString(await response.text(), "text/html");
    for (const part of ["#rc-live", ".rc-taken", ".rc-red-count"]) $(part).replaceWith($(part, fresh));
    root.dataset.taken = $("#roll-call", fresh).dataset.taken;
    read();
    regroup();
    filter();
  }
  async function poll() {
    try {
      if (!navigator.onLine) throw new TypeError("no network");
      if (!call && mine.began) await sendLocal();
      else if (!call) await house();
      else if (mine.taps.length) await send();
      else {
        const asked = changes();
        const response = await ask(`${stateUrl}?stamp=${encodeURIComponent(stamp)}`);
        if (response?.status === 200 && asked === changes()) learn(await response.json());
      }
    } catch { offline = true; }
    show();
  }
  const changes = () => `${last.visit}-${last.at}`; // an answer from before a tap tells of before

  // --- without network the red button begins on this device
  $("#rc-begin")?.addEventListener("submit", (event) => {
    if (navigator.onLine && !offline) return;
    event.preventDefault();
    mine = { began: Date.now(), drill: $("#rc-drill").checked, once: random(), taps: [] };
    save();
    show();
    window.scrollTo({ top: 0 });
  });

  // --- finding: search, hide who is found, by floor or by host
  function filter() {
    const wanted = $("#rc-search").value.trim().toLowerCase();
    rows().forEach((row) => { row.hidden = wanted !== "" && !row.dataset.find.toLowerCase().includes(wanted); });
    $$(".rc-group").forEach((group) => { group.hidden = $$(".rc-row", group).every((row) => row.hidden); });
  }
  $("#rc-search").addEventListener("input", filter);
  $("#rc-search").addEventListener("keydown", (event) => { if (event.key === "Enter") event.preventDefault(); });
  $("#rc-hide").addEventListener("change", (event) => root.classList.toggle("hides-found", event.target.checked));
  let by = $("[data-by-key][aria-current]").dataset.byKey;
  function regroup() {
    if (!$("#rc-groups")) return;
    const all = rows(), groups = new Map(), title = (row) => (by === "host" ? row.dataset.host : row.dataset.floor) || words("Elsewhere");
    all.sort((a, b) => Number(a.dataset.order) - Number(b.dataset.order)); // as they are read aloud
    all.forEach((row) => groups.set(title(row), [...(groups.get(title(row)) || []), row]));
    const model = $(".rc-group");
    if (!model) return;
    const made = [...groups].sort(([a], [b]) => a.localeCompare(b)).map(([name, some]) => {
      const group = model.cloneNode(false), head = $(".rc-group-title", model).cloneNode(true), list = $(".rc-rows", model).cloneNode(false);
      head.firstElementChild.textContent = name;
      list.append(...some);
      group.append(head, list);
      return group;
    });
    $("#rc-groups").replaceChildren(...made);
  }
  $$("[data-by-key]").forEach((chip) => chip.addEventListener("click", (event) => {
    event.preventDefault();
    by = chip.dataset.byKey;
    $$("[data-by-key]").forEach((each) => { each.classList.toggle("is-on", each === chip); if (each === chip) each.setAttribute("aria-current", "true"); else each.removeAttribute("aria-current"); });
    regroup();
    filter();
    show();
  }));

  read();
  show();
  poll();
  setInterval(poll, call ? LIVE : HOUSE);
  setInterval(show, 5000);
  window.addEventListener("online", poll);
  window.addEventListener("offline", () => { offline = true; show(); });
})();
