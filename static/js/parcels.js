// Logging parcels without leaving the keyboard: number, name, Enter; what was scanned meanwhile comes next by itself.
// Without this file the form is sent and comes back empty, which does the same.
(function () {
  const $ = (what) => document.querySelector(what);
  const number = () => $("#id_number"), recipient = () => $("#id_recipient");
  const scans = window.parcelScans;
  const chosen = () => { const field = recipient(), select = field?.tomselect; return select ? select.items.length || select.control_input.value : field?.value; };
  const ask = () => { const field = recipient(); if (field?.tomselect) field.tomselect.focus(); else field?.focus(); };

  // --- what was scanned and is nobody's yet: the first stands in the field, the rest below it
  function draw() {
    const box = $("#scanned");
    if (!box || !scans) return;
    const waiting = scans.all();
    box.hidden = waiting.length === 0;
    box.querySelector("[data-many]").textContent = waiting.length || "";
    box.querySelector("ol").replaceChildren(...waiting.map((each) => {
      const line = document.createElement("li"), words = document.createElement("span"), drop = document.createElement("button");
      words.textContent = each;
      drop.type = "button";
      drop.textContent = "×";
      drop.setAttribute("aria-label", `${box.dataset.wordDrop} ${each}`);
      drop.addEventListener("click", () => { if (number().value === each) number().value = ""; scans.drop(each); });
      line.append(words, drop);
      return line;
    }));
  }
  function next() {
    draw();
    const field = number(), waiting = scans?.all() || [];
    if (!field || field.value || !waiting.length) return;
    field.value = waiting[0];
    if (!chosen()) ask();
  }
  document.addEventListener("parcels:scanned", next);
  document.addEventListener("parcels:looked", () => { if (number()?.value && !chosen()) ask(); }); // the camera was put away

  // --- Enter in the number asks for whom; Enter after the name logs it
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.ctrlKey || event.target !== number() || chosen()) return;
    event.preventDefault();
    if (number().value.trim()) ask();
  });

  // --- logged, or to be mended: where the next key goes
  let last = $("#batch")?.dataset.last;
  function settled() {
    const batch = $("#batch");
    if (!batch) return;
    if (batch.dataset.last && batch.dataset.last !== last) scans?.drop(batch.dataset.logged);
    last = batch.dataset.last;
    const wrong = batch.querySelector("form .is-invalid, form [aria-invalid=true]");
    if (wrong) return void (wrong === recipient() ? ask() : wrong.focus());
    next();
    const waits = scans?.all()[0];
    if (waits && number()?.value === waits && !chosen()) ask();
    else if (!batch.contains(document.activeElement)) number()?.focus(); // whoever types on already is left where they are
  }
  document.addEventListener("htmx:afterSettle", (event) => { if (event.target.id === "batch" || event.detail.target?.id === "batch") setTimeout(settled); });
  setTimeout(next);
})();
