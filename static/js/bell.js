// The bell asks every half minute. When nobody answers it says nothing: nobody had asked for anything.
["htmx:sendError", "htmx:responseError", "htmx:timeout"].forEach((name) => {
  document.getElementById("bell-poll")?.addEventListener(name, (event) => event.stopPropagation());
});
