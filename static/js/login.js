// The demo's log-ins fill the form with one tap.
document.querySelectorAll("[data-fill]").forEach((button) => button.addEventListener("click", () => {
  const form = document.getElementById("log-in");
  form.elements.login.value = button.dataset.fill;
  form.elements.password.value = "frontdesk-demo";
  form.querySelector("button").focus();
}));
