// The buttons beside a quantity, and a warning before what was typed is lost.
const sheet = document.querySelector("[data-demand]");
let isChanged = false;
sheet.addEventListener("input", (event) => { if (event.target.name !== "q") isChanged = true; });
sheet.addEventListener("submit", () => { isChanged = false; });
for (const button of sheet.querySelectorAll("[data-step]")) button.addEventListener("click", () => {
  const field = button.parentElement.querySelector("input");
  field.value = String(Math.max(0, (Number.parseInt(field.value, 10) || 0) + Number(button.dataset.step)));
  isChanged = true;
});
window.addEventListener("beforeunload", (event) => { if (isChanged) event.preventDefault(); });
