// Reads codes in frames, in a worker: WebAssembly is compiled here, so the page's own policy need not allow it.
"use strict";
let detector = null;
self.onmessage = async ({ data }) => {
  if (data.library) {
    importScripts(data.library);
    BarcodeDetectionAPI.prepareZXingModule({ overrides: { locateFile: (path, prefix) => (path.endsWith(".wasm") ? data.wasm : prefix + path) } });
    detector = new BarcodeDetectionAPI.BarcodeDetector({ formats: data.formats });
    return;
  }
  const found = await detector.detect(data.image).catch(() => []);
  self.postMessage(found.map((each) => each.rawValue));
};
