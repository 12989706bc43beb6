// The camera: what it sees is read for QR codes (code_reader.js).
"use strict";
(() => {
  const EVERY = 200; // milliseconds between two looks
  let stream = null, looking = 0, reader = null;
  const box = () => document.querySelector("[data-camera-dialog]");

  function say(which) {
    const said = box().querySelector("[data-camera-said]");
    said.textContent = said.dataset[which];
    said.parentElement.classList.toggle("is-without", which === "none");
  }
  async function open() {
    box().showModal();
    say("opening");
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "user", width: { ideal: 1280 } }, audio: false });
    } catch {
      if (box()) say("none"); // no camera, not allowed, or no https: the words say how to go on
      return;
    }
    if (!box() || !box().open) return close();
    const view = box().querySelector("[data-camera-view]");
    view.srcObject = stream;
    await view.play();
    say("ready");
    const made = await window.codeReader(box().dataset, ["qr_code"]);
    if (!stream) return made.stop();
    reader = made;
    look(view);
  }
  function close() {
    clearTimeout(looking);
    if (stream) stream.getTracks().forEach((track) => track.stop());
    if (reader) reader.stop();
    stream = reader = null;
    if (box() && box().open) box().close();
  }
  async function look(view) {
    if (!stream) return;
    const [scanned] = view.readyState >= 2 ? await reader.read(view).catch(() => []) : [];
    if (!stream) return;
    if (scanned) {
      close();
      document.dispatchEvent(new CustomEvent("kiosk:scan", { detail: scanned }));
    } else looking = setTimeout(() => look(view), EVERY);
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-camera]")) open();
    else if (event.target.closest("[data-camera-close]")) close();
  });
  document.addEventListener("close", (event) => { if (event.target.matches && event.target.matches("[data-camera-dialog]")) close(); }, true);
  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target && event.detail.target.id === "kiosk") close(); });
  ["kiosk:wipe", "kiosk:interrupt"].forEach((name) => document.addEventListener(name, close));
})();
