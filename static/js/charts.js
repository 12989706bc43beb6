// Charts of figures from the page's JSON islands. Without this file the tables stand; with it they fold away and stay reachable.
(function () {
  if (!window.Chart) return;
  const root = document.documentElement, drawn = [];
  const token = (name) => getComputedStyle(root).getPropertyValue(name).trim();
  const number = (value) => new Intl.NumberFormat(root.lang || undefined, { maximumFractionDigits: 1 }).format(value);
  let kept = null; // how the page stood before it went to paper
  const WIDTHS = { days: 650, ranked: 300, trend: 460 }; // on A4
  const HEIGHTS = { days: () => 200, ranked: (data) => 28 * data.values.length + 8, trend: () => 168 };

  // The few numbers that are written beside what is drawn: the highest day, each bar of a ranking, the last month.
  const words = {
    id: "words",
    afterDatasetsDraw(chart, _args, { data, ink }) {
      const { ctx } = chart, points = chart.getDatasetMeta(0).data, most = Math.max(...data.values.filter((value) => value !== null));
      const last = data.values.findLastIndex((value) => value !== null);
      ctx.save();
      ctx.fillStyle = ink;
      ctx.font = `600 12px ${Chart.defaults.font.family}`;
      data.values.forEach((value, n) => {
        const { x, y } = points[n];
        if (data.kind === "ranked") { ctx.textBaseline = "middle"; ctx.textAlign = "left"; ctx.fillText(data.words[n], x + 8, y); }
        else if (data.kind === "days" ? value && value === most && data.values.indexOf(most) === n : n === last) {
          ctx.textAlign = data.kind === "days" ? "center" : "right";
          ctx.fillText(data.words ? data.words[n] : number(value), x, y - 8);
        }
      });
      ctx.restore();
    },
  };

  function options(data, colours) {
    const flat = data.kind === "ranked", grid = { color: colours.line, drawTicks: false }, none = { display: false };
    const category = { grid: none, border: none, ticks: { color: flat ? colours.ink : colours.muted, autoSkip: !flat, maxRotation: 0, font: { size: flat ? 13 : 11 } } };
    const amount = { beginAtZero: true, ...(data.is_share && Math.max(...data.values) > 50 ? { max: 100 } : {}), grace: data.kind === "trend" ? "15%" : "8%", grid, border: none, ticks: { color: colours.muted, maxTicksLimit: 4, precision: 0, padding: 8, font: { size: 11 } } };
    return {
      animation: false, responsive: true, maintainAspectRatio: false, indexAxis: flat ? "y" : "x", devicePixelRatio: Math.max(window.devicePixelRatio || 1, 2),
      layout: { padding: { top: flat ? 0 : 18, right: flat ? 88 : 8 } },
      scales: flat ? { x: { ...amount, display: false, grace: 0 }, y: category } : { x: category, y: amount },
      plugins: {
        legend: none,
        tooltip: { displayColors: false, backgroundColor: colours.ink, titleColor: colours.paper, bodyColor: colours.paper, callbacks: { label: (item) => (data.words && data.words[item.dataIndex]) || number(item.raw) } },
        words: { data, ink: colours.ink },
      },
      onClick: (_event, [hit]) => { if (hit && data.paths && data.paths[hit.index]) location.href = data.paths[hit.index]; },
      onHover: (event, [hit]) => { event.native.target.style.cursor = hit && data.paths && data.paths[hit.index] ? "pointer" : ""; },
    };
  }

  function dataset(data, colours) {
    const set = { label: data.title, data: data.values };
    if (data.kind === "trend") return { ...set, borderColor: colours.accent, backgroundColor: colours.accent, borderWidth: 2, pointRadius: 3, pointHitRadius: 12, tension: 0, spanGaps: false };
    const colour = (_value, n) => (data.off && data.off[n] ? colours.field : colours.accent);
    return { ...set, backgroundColor: data.values.map(colour), hoverBackgroundColor: colours.strong, borderRadius: 3, maxBarThickness: data.kind === "ranked" ? 12 : 18, minBarLength: data.kind === "days" ? 0 : 2 };
  }

  function draw(each, paper = false) {
    const colours = { ink: token("--fd-ink"), muted: token("--fd-muted"), line: token("--fd-line"), accent: token("--fd-accent"), strong: token("--fd-accent-strong"), field: token("--fd-field"), paper: token("--fd-paper") };
    Chart.defaults.font.family = getComputedStyle(document.body).fontFamily;
    each.chart?.destroy();
    each.chart = new Chart(each.canvas, {
      type: each.data.kind === "trend" ? "line" : "bar",
      data: { labels: each.data.labels, datasets: [{ ...dataset(each.data, colours), clip: false }] }, // a point at the very top is drawn whole
      options: { ...options(each.data, colours), responsive: !paper },
      plugins: [words],
    });
    if (paper) each.chart.resize(WIDTHS[each.data.kind], HEIGHTS[each.data.kind](each.data));
  }

  for (const place of document.querySelectorAll("[data-chart]")) {
    const box = place.querySelector(".fd-chart-box"), data = JSON.parse(document.getElementById(place.dataset.chart).textContent);
    box.hidden = false;
    box.style.height = `${HEIGHTS[data.kind](data)}px`;
    const each = { canvas: box.querySelector("canvas"), data, chart: null };
    place.classList.add("is-drawn");
    draw(each);
    drawn.push(each);
  }
  const folds = [...document.querySelectorAll("details[data-fold]")];
  for (const fold of folds) fold.open = false;

  const again = () => drawn.forEach((each) => draw(each));
  new MutationObserver(() => { if (!kept) again(); }).observe(root, { attributes: true, attributeFilter: ["data-bs-theme"] });

  // On paper: always light, every fold open, as wide as the paper.
  addEventListener("beforeprint", () => {
    kept = { theme: root.getAttribute("data-bs-theme"), open: folds.map((fold) => fold.open) };
    for (const fold of folds) fold.open = true;
    root.setAttribute("data-bs-theme", "light");
    drawn.forEach((each) => draw(each, true));
  });
  addEventListener("afterprint", () => {
    if (!kept) return;
    root.setAttribute("data-bs-theme", kept.theme);
    folds.forEach((fold, n) => { fold.open = kept.open[n]; });
    again();
    kept = null;
  });
})();
