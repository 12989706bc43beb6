// A room that somebody chooses is their own; one that the page proposed makes way for a better one. The end follows the beginning, as long
// as nobody has set it otherwise. The rooms are looked up anew when what is asked changes: neither when one of them is chosen nor when a
// reason is typed beside them.
(function () {
  const form = document.getElementById("booking"), begins = form?.elements.begins, ends = form?.elements.ends;
  if (!begins) return;
  form.addEventListener("change", (event) => {
    if (!["room", "because", "scope"].includes(event.target.name)) return;
    if (event.target.name === "room") form.elements.proposed?.remove();
    event.stopPropagation();
  }, true);
  const minutes = (words) => { const [hours, rest] = words.split(":").map(Number); return hours * 60 + rest; };
  let length = minutes(ends.value) - minutes(begins.value);
  begins.addEventListener("change", () => {
    if (!begins.value || !(length > 0)) return;
    const until = Math.min(minutes(begins.value) + length, 24 * 60 - 1);
    ends.value = `${String(Math.floor(until / 60)).padStart(2, "0")}:${String(until % 60).padStart(2, "0")}`;
  });
  ends.addEventListener("change", () => { if (ends.value) length = minutes(ends.value) - minutes(begins.value); });
})();
