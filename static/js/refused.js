// What was typed into a form that was refused stands in it again on the next page, the reason above it; so does what was typed beside it.
// Where forms stand beside each other (data-keeps) it does so too when another of them was sent. Kept for the one answer only, in this tab. Loaded before the scripts that dress fields.
(function () {
  const KEY = "frontdesk.refused", HIDDEN = /^(hidden|password|file|submit|button|image)$/;
  const all = () => [...document.querySelectorAll("#main form[method=post]")];
  const typed = (form) => [...form.elements].filter((field) => field.name && !HIDDEN.test(field.type));
  const alike = (forms, action) => forms.filter((form) => form.getAttribute("action") === action);
  const people = (select) => select.items.map((id) => ({ id, name: select.options[id]?.name || id, department: select.options[id]?.department || "" }));

  function written(field) {
    if (field.tomselect) return { people: people(field.tomselect), rest: field.tomselect.control_input.value };
    return /^(checkbox|radio)$/.test(field.type) ? { value: field.value, checked: field.checked } : { value: field.value };
  }
  document.addEventListener("submit", (event) => {
    const forms = all(), sent = event.target, says = typed(sent).length > 0 || Boolean(sent.querySelector("[type=file]"));
    if (event.defaultPrevented || !forms.includes(sent) || !(says || sent.matches("[data-keeps]"))) return;
    const kept = forms.map((form) => {
      const action = form.getAttribute("action");
      return { action, at: alike(forms, action).indexOf(form), sent: form === sent && says, fields: typed(form).map((field) => [field.name, written(field)]) };
    });
    sessionStorage.setItem(KEY, JSON.stringify(kept.filter((form) => form.sent || form.fields.length)));
  }, true); // before a finder writes its choice into its field

  function put(field, was) {
    if (was.people) {
      if ("many" in field.dataset) Object.assign(field.dataset, { many: JSON.stringify(was.people), rest: was.rest });
      else if (was.people.length) Object.assign(field.dataset, { chosen: was.people[0].id, department: was.people[0].department });
      field.value = was.people.map((each) => each.name).join(",") || was.rest;
    } else if ("checked" in was) field.checked = was.checked;
    else field.value = was.value;
  }
  const kept = JSON.parse(sessionStorage.getItem(KEY) || "null"), reason = document.querySelector(".fd-toast.is-error");
  sessionStorage.removeItem(KEY);
  if (!kept) return;
  const forms = all();
  for (const was of kept) {
    const form = alike(forms, was.action)[was.at];
    if (!form || !(reason || (form.matches("[data-keeps]") && !was.sent))) continue;
    const same = ([name, one]) => [[...form.elements].find((field) => field.name === name && (!("checked" in one) || field.value === one.value)), one];
    const fields = was.fields.map(same).filter(([field]) => field);
    fields.forEach(([field, one]) => put(field, one));
    if (!was.sent) continue;
    for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
    const said = document.createElement("div"), words = document.createElement("div"), icon = reason.querySelector("svg");
    said.className = "fd-errors";
    said.setAttribute("role", "alert");
    words.textContent = reason.querySelector("span").textContent;
    said.append(...(icon ? [icon] : []), words);
    form.prepend(said);
    reason.remove(); // said once, where it is mended
    document.addEventListener("DOMContentLoaded", () => { (fields[0]?.[0] || form.querySelector("[type=file]"))?.focus(); said.scrollIntoView({ block: "nearest" }); });
  }
})();
