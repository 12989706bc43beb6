// "Use these": what an earlier visit knew goes into the form it is offered in.
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-fill]");
  if (!button) return;
  const form = button.form || button.closest("form");
  for (const [key, value] of Object.entries(button.dataset)) {
    const field = key.startsWith("fill") && key !== "fill" ? form.elements[key.slice(4).toLowerCase()] : null;
    if (!field || !value) continue;
    field.value = value;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.closest("details")?.setAttribute("open", "");
  }
  button.closest(".fd-known").replaceChildren();
  form.elements.name.focus();
});
// Enter goes on to the next field where a form says so: half a call is not written down by a slip. Ctrl Enter keeps it.
document.addEventListener("keydown", (event) => {
  const field = event.target;
  if (event.key !== "Enter" || event.ctrlKey || event.metaKey || event.isComposing || event.defaultPrevented) return;
  if (field.tagName !== "INPUT" || !field.closest("form[data-enter]")) return;
  event.preventDefault();
  if (field.closest(".ts-wrapper") && field.value.trim()) return; // who it is comes in a moment, or nobody has this name: the box would forget it
  const fields = [...field.form.querySelectorAll("input, select, textarea, button")].filter((each) => !each.disabled && each.tabIndex >= 0 && each.type !== "hidden" && each.getClientRects().length && (each.type !== "radio" || each.checked));
  fields[fields.indexOf(field) + 1]?.focus();
});
