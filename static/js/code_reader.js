// What a camera sees is read: by the browser's own reader where it knows these formats, else by a worker. Gives `read(view)`, a promise of
// the texts in the picture as it is now, and `stop()`. The addresses of worker, library and WebAssembly stand in `data`.
"use strict";
window.codeReader = async (data, formats) => {
  const known = "BarcodeDetector" in window ? await window.BarcodeDetector.getSupportedFormats().catch(() => []) : [];
  if (formats.every((format) => known.includes(format))) {
    const detector = new window.BarcodeDetector({ formats });
    return { read: async (view) => (await detector.detect(view)).map((each) => each.rawValue), stop() {} };
  }
  const worker = new Worker(data.worker), canvas = document.createElement("canvas");
  let waiting = null;
  worker.onmessage = (event) => { if (waiting) waiting(event.data); };
  worker.postMessage({ formats, library: new URL(data.library, location.href).href, wasm: new URL(data.wasm, location.href).href });
  const read = (view) => {
    canvas.width = view.videoWidth;
    canvas.height = view.videoHeight;
    const context = canvas.getContext("2d", { willReadFrequently: true });
    context.drawImage(view, 0, 0);
    const image = context.getImageData(0, 0, canvas.width, canvas.height);
    return new Promise((resolve) => { waiting = resolve; worker.postMessage({ image }, [image.data.buffer]); });
  };
  return { read, stop: () => worker.terminate() };
};
