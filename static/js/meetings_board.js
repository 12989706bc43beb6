// The board by keys, mouse and touch. Without this file every free half hour is a link that opens the form.
(function () {
  const frame = document.querySelector("[data-board]");
  if (!frame) return;
  const table = frame.querySelector("table"), said = document.querySelector("[data-board-said]"), form = document.querySelector("[data-board-form]");
  const rows = [...table.tBodies[0].rows], QUARTER = 15;
  const first = Number(table.tHead.rows[0].cells[1].textContent.slice(0, 2)) * 60;
  const cells = (row) => [...row.cells].slice(1);
  const place = (cell) => { // in quarters from the first hour
    let at = 0;
    for (let each = cell.previousElementSibling; each && each.tagName === "TD"; each = each.previousElementSibling) at += each.colSpan;
    return at;
  };
  const clock = (quarters) => `${String(Math.floor((first + quarters * QUARTER) / 60)).padStart(2, "0")}:${String((first + quarters * QUARTER) % 60).padStart(2, "0")}`;
  const spot = (cell) => cell.querySelector("a") || cell;
  const isFree = (cell) => cell?.classList.contains("is-free");
  const name = (row) => row.cells[0].firstElementChild?.textContent || row.cells[0].textContent.trim();
  const at = (row, quarter) => cells(row).find((cell) => place(cell) <= quarter && quarter < place(cell) + cell.colSpan);

  // --- one cell is in the order of Tab; arrows go on from there
  let here = null;
  function go(cell, focus = true) {
    if (!cell) return;
    if (here) spot(here).tabIndex = -1;
    here = cell;
    spot(cell).tabIndex = 0;
    if (focus) { spot(cell).focus(); spot(cell).scrollIntoView({ block: "nearest", inline: "nearest" }); }
  }

  // --- what is chosen: free cells one after another in one row
  let from = null, until = null;
  function choose(one, other) {
    table.querySelectorAll(".is-chosen").forEach((cell) => { cell.classList.remove("is-chosen"); cell.removeAttribute("aria-selected"); });
    from = until = null;
    if (!one) return;
    const row = one.parentElement, all = cells(row);
    const [low, high] = [all.indexOf(one), all.indexOf(other)].sort((a, b) => a - b);
    for (let n = all.indexOf(one); ; n += other === one || all.indexOf(other) > all.indexOf(one) ? 1 : -1) { // up to what is in the way
      if (n < low || n > high || !isFree(all[n])) break;
      all[n].classList.add("is-chosen");
      all[n].setAttribute("aria-selected", "true");
      from = !from || place(all[n]) < place(from) ? all[n] : from;
      until = !until || place(all[n]) > place(until) ? all[n] : until;
    }
    if (from) said.textContent = `${name(row)}, ${clock(place(from))}–${clock(place(until) + until.colSpan)}, ${frame.dataset.wordsFree}`;
  }
  function open() {
    const to = new URL(spot(from).href), day = from.parentElement.dataset.day;
    if (from !== until || from.colSpan > 2) to.searchParams.set("until", `${day}T${clock(place(until) + until.colSpan)}`);
    window.location.assign(to);
  }

  let anchor = null;
  table.addEventListener("keydown", (event) => {
    const cell = event.target.closest("td");
    if (!cell || event.altKey || event.ctrlKey || event.metaKey) return;
    const row = cell.parentElement, all = cells(row), n = all.indexOf(cell), line = rows.indexOf(row), middle = place(cell);
    const to = { ArrowRight: all[n + 1], ArrowLeft: all[n - 1], Home: all[0], End: all[all.length - 1],
      ArrowDown: rows[line + 1] && at(rows[line + 1], middle), ArrowUp: rows[line - 1] && at(rows[line - 1], middle) }[event.key];
    if (event.key === "Escape" && from) { event.preventDefault(); event.stopPropagation(); return void choose(null); }
    if ((event.key === "Enter" || event.key === " ") && isFree(cell)) {
      event.preventDefault();
      if (!from) choose(cell, cell);
      return void open();
    }
    if (!/^(Arrow|Home|End)/.test(event.key)) return;
    event.preventDefault();
    event.stopPropagation();
    if (event.shiftKey && /^Arrow(Left|Right)$/.test(event.key)) {
      anchor = from ? anchor : cell;
      if (!isFree(anchor) || !to) return;
      choose(anchor, isFree(to) ? to : cell);
      return void (isFree(to) && go(to));
    }
    choose(null);
    go(to);
  });
  table.addEventListener("focusin", (event) => { const cell = event.target.closest("td"); if (cell && cell !== here) go(cell, false); });

  // --- the pointer: across free cells, or a booking that is one's own to another time or room
  const quarterOf = (row, x) => {
    const begin = row.cells[1].getBoundingClientRect().left, end = row.lastElementChild.getBoundingClientRect().right;
    const all = cells(row).reduce((sum, cell) => sum + cell.colSpan, 0);
    return Math.min(Math.max(Math.floor((x - begin) / (end - begin) * all), 0), all - 1);
  };
  const rowAt = (y) => rows.find((row) => { const box = row.getBoundingClientRect(); return box.top <= y && y < box.bottom; });
  let drag = null;

  table.addEventListener("pointerdown", (event) => {
    if (event.button || event.pointerType === "touch") return; // a finger scrolls and taps
    const cell = event.target.closest("td"), row = cell?.parentElement;
    if (isFree(cell)) drag = { cell, row, x: event.clientX };
    else if (cell?.dataset.booking) {
      const grabbed = quarterOf(row, event.clientX) - place(cell), atEnd = event.clientX > cell.getBoundingClientRect().right - 10;
      drag = { cell, row, x: event.clientX, y: event.clientY, booking: cell.dataset.booking, grabbed, atEnd };
    }
    if (drag) event.preventDefault();
  });
  table.addEventListener("dragstart", (event) => event.preventDefault());
  window.addEventListener("pointermove", (event) => {
    if (!drag) return;
    if (!drag.moved && Math.abs(event.clientX - drag.x) < 5 && Math.abs(event.clientY - (drag.y ?? event.clientY)) < 5) return;
    drag.moved = true;
    if (!drag.booking) return void choose(drag.cell, at(drag.row, quarterOf(drag.row, event.clientX)));
    const row = drag.atEnd ? drag.row : rowAt(event.clientY) || drag.row, quarter = quarterOf(row, event.clientX);
    drag.to = row;
    drag.begins = drag.atEnd ? place(drag.cell) : Math.max(quarter - drag.grabbed, 0);
    drag.length = drag.atEnd ? Math.max(quarter - place(drag.cell) + 1, 1) : drag.cell.colSpan;
    ghost();
  });
  function ghost() {
    table.classList.add("is-dragging");
    drag.cell.classList.add("is-lifted");
    drag.ghost ||= frame.appendChild(Object.assign(document.createElement("div"), { className: "mt-ghost" }));
    const row = drag.to.getBoundingClientRect(), box = frame.getBoundingClientRect(), begin = drag.to.cells[1].getBoundingClientRect().left;
    const all = cells(drag.to).reduce((sum, cell) => sum + cell.colSpan, 0), wide = (drag.to.lastElementChild.getBoundingClientRect().right - begin) / all;
    Object.assign(drag.ghost.style, { left: `${begin - box.left + frame.scrollLeft + drag.begins * wide}px`, top: `${row.top - box.top + frame.scrollTop + 2}px`, width: `${drag.length * wide}px`, height: `${row.height - 4}px` });
    drag.ghost.textContent = `${clock(drag.begins)}–${clock(drag.begins + drag.length)}`;
  }
  function drop() {
    table.classList.remove("is-dragging");
    drag?.cell.classList.remove("is-lifted");
    drag?.ghost?.remove();
  }
  window.addEventListener("pointerup", () => {
    const was = drag;
    drop();
    drag = null;
    if (!was?.moved) return;
    table.addEventListener("click", (event) => { event.preventDefault(); event.stopPropagation(); }, { capture: true, once: true });
    setTimeout(() => table.dispatchEvent(new MouseEvent("click"))); // where the browser sends none itself
    if (!was.booking) return void (from && open());
    const set = { day: was.to.dataset.day, begins: clock(was.begins), ends: clock(was.begins + was.length), room: was.to.dataset.room };
    Object.entries(set).forEach(([field, value]) => { form.elements[field].value = value; });
    form.action = frame.dataset.move.replace("/0/", `/${was.booking}/`);
    form.requestSubmit();
  });
  window.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !drag) return;
    event.stopImmediatePropagation();
    drop();
    choose(null);
    drag = null;
  }, true);

  // --- to begin with: where something can be taken, and on a phone the hour that it is
  const soon = table.querySelector("td.is-free") || table.querySelector("tbody td");
  go(soon, false);
  if (frame.scrollWidth > frame.clientWidth && soon) frame.scrollLeft = Math.max(0, soon.offsetLeft - rows[0].cells[0].offsetWidth - 40);
  document.querySelectorAll("[data-go]").forEach((field) => field.addEventListener("change", () => field.form.requestSubmit()));
})();
