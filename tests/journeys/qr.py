"""Reading the QR codes of a picture as a phone does: by the browser's own package, in a page of its own."""

from base64 import b64encode
from pathlib import Path

from django.conf import settings
from playwright.sync_api import Browser

PACKAGES = Path(settings.BASE_DIR, "node_modules")
LIBRARY, WASM = PACKAGES / "barcode-detector/dist/iife/ponyfill.js", PACKAGES / "zxing-wasm/dist/reader/zxing_reader.wasm"
READ = """async ([wasm, picture]) => {
    const bytes = Uint8Array.from(atob(wasm), (each) => each.charCodeAt(0));
    BarcodeDetectionAPI.prepareZXingModule({ overrides: { wasmBinary: bytes.buffer } });
    const image = await (await fetch(`data:image/png;base64,${picture}`)).blob();
    const found = await new BarcodeDetectionAPI.BarcodeDetector({ formats: ["qr_code"] }).detect(image);
    return found.map((each) => each.rawValue);
}"""


def codes_in(browser: Browser, png: bytes) -> list[str]:
    """What each QR code in this picture says."""
    page = browser.new_page()
    try:
        page.add_script_tag(path=LIBRARY)
        said: list[str] = page.evaluate(READ, [b64encode(WASM.read_bytes()).decode(), b64encode(png).decode()])
    finally:
        page.close()
    return said
