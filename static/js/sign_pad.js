// The taker's signature: drawn on the desk's screen, sent as a picture in the form. Where there is another way, the page may choose it.
(function () {
  const box = document.querySelector("[data-sign]");
  if (!box || !window.SignaturePad) return;
  const frame = box.querySelector(".fd-pad");
  const canvas = frame.querySelector("canvas");
  const field = box.querySelector("[name=signature]");
  const here = frame.querySelector(".fd-pad-here");
  const phone = box.querySelector(".fd-by-phone");
  const pad = new window.SignaturePad(canvas, { penColor: "#1b2a32", backgroundColor: "#ffffff", minWidth: 1, maxWidth: 3 });

  let kept = field.value; // drawn before the form came back with something to mend
  here.hidden = Boolean(kept);

  // The drawing has the resolution of the screen; a turned tablet keeps what was drawn.
  function fit() {
    const ratio = Math.max(window.devicePixelRatio || 1, 1);
    const drawn = pad.toData();
    canvas.width = canvas.offsetWidth * ratio;
    canvas.height = canvas.offsetHeight * ratio;
    canvas.getContext("2d").scale(ratio, ratio);
    pad.clear();
    if (drawn.length || !kept) pad.fromData(drawn);
    else pad.fromDataURL(kept, { ratio, width: canvas.offsetWidth, height: canvas.offsetHeight });
  }
  function show() {
    const chosen = box.querySelector("[name=signed]:checked");
    const screen = !chosen || chosen.value === "screen";
    frame.hidden = !screen;
    if (phone) phone.hidden = screen;
    if (screen) fit();
  }
  pad.addEventListener("beginStroke", () => { here.hidden = true; });
  box.addEventListener("change", show);
  box.querySelector("[data-clear]").addEventListener("click", () => { kept = ""; pad.clear(); here.hidden = false; });
  window.addEventListener("resize", () => { if (!frame.hidden) fit(); });
  box.closest("form").addEventListener("submit", () => { field.value = frame.hidden || (pad.isEmpty() && !kept) ? "" : pad.toData().length ? pad.toDataURL("image/png") : kept; });
  const screen = box.querySelector("[name=signed][value=screen]");
  if (screen && !box.hasAttribute("data-chosen")) screen.checked = true;
  show();
})();
