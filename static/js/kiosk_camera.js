// The camera: frames go to a worker that reads QR codes; the browser's own reader is used where it has one.
"use strict";
(() => {
  const EVERY = 200; // milliseconds between two looks
  let stream = null, looking = 0, worker = null, waiting = null;
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
    look(view, await reader());
  }
  function close() {
    clearTimeout(looking);
    if (stream) stream.getTracks().forEach((track) => track.stop());
    if (worker) worker.terminate();
    stream = worker = waiting = null;
    if (box() && box().open) box().close();
  }
  async function look(view, read) {
    if (!stream) return;
    const scanned = view.readyState >= 2 ? await read(view).catch(() => "") : "";
    if (!stream) return;
    if (scanned) {
      close();
      document.dispatchEvent(new CustomEvent("kiosk:scan", { detail: scanned }));
    } else looking = setTimeout(() => look(view, read), EVERY);
  }
  async function reader() {
    const formats = "BarcodeDetector" in window ? await window.BarcodeDetector.getSupportedFormats().catch(() => []) : [];
    if (formats.includes("qr_code")) {
      const detector = new window.BarcodeDetector({ formats: ["qr_code"] });
      return async (view) => ((await detector.detect(view))[0] || {}).rawValue || "";
    }
    const { worker: script, library, wasm } = box().dataset;
    worker = new Worker(script);
    worker.postMessage({ library: new URL(library, location.href).href, wasm: new URL(wasm, location.href).href });
    worker.onmessage = (event) => { if (waiting) waiting(event.data); };
    const canvas = document.createElement("canvas");
    return (view) => {
      canvas.width = view.videoWidth;
      canvas.height = view.videoHeight;
      const context = canvas.getContext("2d", { willReadFrequently: true });
      context.drawImage(view, 0, 0);
      const image = context.getImageData(0, 0, canvas.width, canvas.height);
      return new Promise((resolve) => { waiting = resolve; worker.postMessage({ image }, [image.data.buffer]); });
    };
  }
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-camera]")) open();
    else if (event.target.closest("[data-camera-close]")) close();
  });
  document.addEventListener("close", (event) => { if (event.target.matches && event.target.matches("[data-camera-dialog]")) close(); }, true);
  document.addEventListener("htmx:beforeSwap", (event) => { if (event.detail.target && event.detail.target.id === "kiosk") close(); });
  ["kiosk:wipe", "kiosk:interrupt"].forEach((name) => document.addEventListener(name, close));
})();
