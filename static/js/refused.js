// What was typed into a form that was refused stands in it again on the next page; the reason is said there. Loaded before the scripts that
// dress fields. Kept for the one answer only, in this tab.
(function () {
  const KEY = "frontdesk.refused", HIDDEN = /^(hidden|password|file|submit|button|image)$/;
  const alike = (action) => [...document.querySelectorAll("#main form[method=post]")].filter((form) => form.getAttribute("action") === action);
  const people = (select) => select.items.map((id) => ({ id, name: select.options[id]?.name || id, department: select.options[id]?.department || "" }));

  function written(field) {
    if (field.tomselect) return { people: people(field.tomselect), rest: field.tomselect.control_input.value };
    return /^(checkbox|radio)$/.test(field.type) ? { value: field.value, checked: field.checked } : { value: field.value };
  }
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || form.method !== "post" || !form.closest("#main")) return;
    const action = form.getAttribute("action"), fields = [...form.elements].filter((field) => field.name && !HIDDEN.test(field.type));
    if (!fields.length) return;
    sessionStorage.setItem(KEY, JSON.stringify({ action, at: alike(action).indexOf(form), fields: fields.map((field) => [field.name, written(field)]) }));
  }, true); // before a finder writes its choice into its field

  function put(field, was) {
    if (was.people) {
      const names = was.people.map((each) => each.name).join(",");
      if ("many" in field.dataset) Object.assign(field.dataset, { many: JSON.stringify(was.people), rest: was.rest });
      else if (was.people.length) Object.assign(field.dataset, { chosen: was.people[0].id, department: was.people[0].department });
      field.value = names || was.rest;
    } else if ("checked" in was) field.checked = was.checked;
    else field.value = was.value;
  }
  const kept = JSON.parse(sessionStorage.getItem(KEY) || "null");
  sessionStorage.removeItem(KEY);
  const form = kept && document.querySelector(".fd-toast.is-error") ? alike(kept.action)[kept.at] : null;
  if (!form) return;
  const same = (name, was) => [...form.elements].find((field) => field.name === name && (!("checked" in was) || field.value === was.value));
  const fields = kept.fields.map(([name, was]) => [same(name, was), was]).filter(([field]) => field);
  fields.forEach(([field, was]) => put(field, was));
  for (let fold = form.closest("details"); fold; fold = fold.parentElement.closest("details")) fold.open = true;
  document.addEventListener("DOMContentLoaded", () => fields[0]?.[0].focus());
})();
