// Before the first paint: light or dark as the device is set, unless the reader has chosen (then the server wrote it).
(function () {
  const root = document.documentElement;
  root.classList.add("js");
  if (!root.hasAttribute("data-theme-auto")) return;
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const follow = () => root.setAttribute("data-bs-theme", dark.matches ? "dark" : "light");
  follow();
  dark.addEventListener("change", follow);
})();
