// "Use these": what an earlier visit knew goes into the form it is offered in.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fill]");
  if (!button) return;
  const form = button.form || button.closest("form");
  for (const [key, value] of Object.entries(button.dataset)) {
    const field = key.startsWith("fill") && key !== "fill" ? form.elements[key.slice(4).toLowerCase()] : null;
    if (!field || !value) continue;
    field.value = value;
    field.closest("details")?.setAttribute("open", "");
  }
  button.closest(".fd-known").replaceChildren();
  form.elements.name.focus();
});
