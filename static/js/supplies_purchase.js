// Receiving goods: what is accepted follows from what came and what is rejected, until somebody counts it themselves.
for (const line of document.querySelectorAll(".sp-came")) {
  const box = (name) => line.querySelector(`[name$="-${name}"]`);
  const [delivered, rejected, accepted] = ["delivered", "rejected", "accepted"].map(box);
  const most = Number(line.dataset.most);
  const beyond = line.querySelector("[data-too-many]");
  let counted = accepted.value !== "";
  const follow = () => {
    const came = Number(delivered.value) || 0;
    const over = Math.max(came - most, 0);
    beyond.hidden = over === 0;
    beyond.querySelector("b").textContent = over || "";
    if (!counted) accepted.value = delivered.value === "" ? "" : Math.max(came - over - (Number(rejected.value) || 0), 0);
  };
  accepted.addEventListener("input", () => { counted = accepted.value !== ""; });
  for (const each of [delivered, rejected]) each.addEventListener("input", follow);
  line.addEventListener("came", () => { delivered.value = line.dataset.open; counted = false; follow(); });
  follow();
}
for (const button of document.querySelectorAll("[data-all-came]")) {
  button.addEventListener("click", () => {
    for (const line of document.querySelectorAll(".sp-came")) if (line.dataset.open !== "0") line.dispatchEvent(new Event("came"));
  });
}
