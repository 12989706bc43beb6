// The sum of a review follows the marks as they are chosen; the server counts it again.
(function () {
  "use strict";
  var sum = document.getElementById("sum");
  if (!sum) return;
  var letters = [["A", 85], ["B", 70], ["C", 55], ["D", 0]];
  var suggested = { A: "keep", B: "keep", C: "negotiate", D: "replace" };
  var chosen = false;

  function shown(number) { return (Math.round(number * 10) / 10).toFixed(1); }

  function count() {
    var got = 0, of = 0;
    sum.querySelectorAll("[data-part]").forEach(function (row) {
      var mark = document.querySelector('input[name="' + row.dataset.part + '"]:checked');
      if (mark) {
        row.dataset.got = String(row.dataset.of * (mark.value - 1) / 4);
        row.querySelector("[data-points]").textContent = shown(row.dataset.got);
      }
      if (row.dataset.got !== undefined) { got += Number(row.dataset.got); of += Number(row.dataset.of); }
    });
    if (!of) return;
    var points = Math.round(got * 1000 / of) / 10;
    var letter = letters.find(function (each) { return points >= each[1]; })[0];
    sum.querySelector("[data-total]").textContent = shown(points);
    var place = sum.querySelector("[data-letter]");
    place.replaceChildren();
    var mark = document.createElement("span");
    mark.className = "su-grade is-" + letter;
    mark.textContent = letter;
    place.append(mark);
    var all = document.querySelectorAll('.su-marks input[name="quality"]:checked, .su-marks input[name="service"]:checked, .su-marks input[name="cooperation"]:checked');
    if (!chosen && all.length === 3) {
      var follows = document.querySelector('input[name="decision"][value="' + suggested[letter] + '"]');
      if (follows) follows.checked = true;
    }
  }

  document.addEventListener("change", function (event) {
    if (event.target.name === "decision") chosen = true;
    if (["quality", "service", "cooperation"].indexOf(event.target.name) >= 0) count();
  });
  count();
})();
