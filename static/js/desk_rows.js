// The desk board: its lists end at whole rows, share what room there is, and say how many more there are.
(function () {
  const wide = window.matchMedia("(min-width: 992px)");
  const LAST = "is-expected"; // gets more when the others have all: who waits is seen before who will come
  const board = () => document.getElementById("desk-board");
  const lists = () => [...document.querySelectorAll("#desk-board .fd-panel > .fd-rows[id]")];
  const more = (list) => document.querySelector(`[data-more="${list.id}"]`);
  const rows = (list) => [...list.querySelectorAll(".fd-row, summary, .fd-quiet")].filter((row) => !row.closest("details:not([open]) > :not(summary)"));
  const top = (list) => list.getBoundingClientRect().top - list.scrollTop;
  const ends = (list) => { const from = top(list); return rows(list).map((row) => Math.ceil(row.getBoundingClientRect().bottom - from)); };
  const height = (each) => each.getBoundingClientRect().height;

  // --- two rows each if they go in whole, then another each
  function share(column) {
    const inside = lists().filter((list) => column.contains(list)).map((list) => ({ list, panel: list.parentElement, ends: ends(list), shown: 1 }));
    const gap = parseFloat(getComputedStyle(column).rowGap) || 0;
    const chrome = ({ panel, list }) => [...panel.children].reduce((sum, each) => sum + (each === list ? 0 : height(each)), panel.offsetHeight - panel.clientHeight);
    const panels = inside.map((each) => each.panel), others = [...column.children].filter((each) => !panels.includes(each) && height(each));
    const taken = [...others.map(height), ...inside.map(chrome)].reduce((sum, each) => sum + each, 0) + gap * (others.length + inside.length - 1);
    let left = column.clientHeight - taken - inside.reduce((sum, each) => sum + (each.ends[0] || 0), 0);
    column.classList.toggle("is-over", left < 0); // not even a row each: then the column itself scrolls
    const grow = (some, most) => {
      for (let grew = true; grew;) {
        grew = false;
        some.forEach((each) => {
          const step = each.ends[each.shown] - each.ends[each.shown - 1];
          if (each.shown < Math.min(most, each.ends.length) && step <= left) { left -= step; each.shown += 1; grew = true; }
        });
      }
    };
    grow(inside, 2);
    grow(inside.filter((each) => !each.panel.classList.contains(LAST)), Infinity);
    grow(inside, Infinity);
    inside.forEach((each) => {
      each.panel.classList.add("is-whole");
      if (each.shown < each.ends.length) Object.assign(each.list.style, { maxHeight: `${each.ends[each.shown - 1]}px`, marginBottom: "-1px" }); // its last line lies under the card's
    });
  }

  function said(list) {
    const button = more(list);
    if (!button) return;
    const below = ends(list).filter((end) => end > list.scrollTop + list.clientHeight + 1).length;
    button.hidden = !list.style.maxHeight;
    const words = below ? button.dataset.words.replace("{n}", below) : button.dataset.top, here = button.querySelector("span");
    if (here.textContent !== words) here.textContent = words;
    button.classList.toggle("is-end", !below);
  }

  let at = {}; // how far each list is scrolled
  function fit() {
    if (!board()) return;
    const scrolled = { ...at };
    lists().forEach((list) => { Object.assign(list.style, { maxHeight: "", marginBottom: "" }); list.parentElement.classList.remove("is-whole"); });
    [...board().children].forEach((column) => column.classList.remove("is-over"));
    if (wide.matches) [...board().children].forEach(share);
    lists().forEach((list) => { if (scrolled[list.id]) list.scrollTop = scrolled[list.id]; said(list); });
  }

  document.addEventListener("scroll", (event) => {
    const list = event.target;
    if (list instanceof Element && list.matches("#desk-board .fd-rows[id]")) { at[list.id] = list.scrollTop; said(list); }
  }, true);
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-more]"), list = button && document.getElementById(button.dataset.more);
    if (!list) return;
    const next = rows(list)[ends(list).findIndex((end) => end > list.scrollTop + list.clientHeight + 1)];
    list.scrollTop = next ? next.getBoundingClientRect().top - top(list) : 0;
  });
  document.addEventListener("toggle", (event) => { if (event.target.closest?.("#desk-board .fd-rows")) fit(); }, true);
  document.addEventListener("htmx:afterSwap", fit);
  document.addEventListener("htmx:afterSettle", fit);
  window.addEventListener("resize", fit);
  wide.addEventListener("change", fit);
  document.fonts?.ready.then(fit);
  fit();
})();
