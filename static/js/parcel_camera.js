// The camera of a phone as a scanner: what it reads goes the way of the hand scanner (parcel_scans.js). A number counts once two
// looks in a row have read it, and only while it is alone in the picture; the camera stays open for the next parcel.
"use strict";
(() => {
  const EVERY = 150; // milliseconds between two looks
  const FORMATS = ["code_128", "code_39", "code_93", "codabar", "itf", "ean_13", "ean_8", "upc_a", "qr_code"];
  const button = document.querySelector("[data-parcel-camera]"), box = document.querySelector("[data-parcel-camera-dialog]");
  if (!button || !box || !window.parcelScans || !navigator.mediaDevices) return; // without https a browser has no camera
  const view = box.querySelector("video"), said = box.querySelector("[data-said]"), list = box.querySelector("[data-read]");
  let stream = null, reader = null, looking = 0, before = "", last = "";

  const seen = (devices) => { button.hidden = !devices.some((device) => device.kind === "videoinput"); };
  const ask = () => navigator.mediaDevices.enumerateDevices().then(seen, () => {});
  navigator.mediaDevices.addEventListener?.("devicechange", ask);
  ask();

  function say(which, number = "") {
    const words = said.dataset[which].replace("{number}", number);
    if (said.textContent !== words) said.textContent = words;
    box.classList.toggle("is-without", which === "none");
  }
  async function open() {
    list.textContent = before = last = "";
    box.showModal();
    say("opening");
    try {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 } }, audio: false });
    } catch {
      return say("none");
    }
    if (!box.open) return close();
    view.srcObject = stream;
    await view.play();
    const made = await window.codeReader(box.dataset, FORMATS);
    if (!stream) return made.stop();
    reader = made;
    say("ready");
    look();
  }
  function close() {
    clearTimeout(looking);
    if (stream) stream.getTracks().forEach((track) => track.stop());
    if (reader) reader.stop();
    stream = reader = view.srcObject = null;
    if (box.open) box.close();
  }
  async function look() {
    const texts = view.readyState >= 2 ? await reader.read(view).catch(() => []) : [];
    if (!stream) return;
    took(new Set(texts.map((text) => text.trim().toUpperCase())));
    looking = setTimeout(look, EVERY);
  }
  function took(texts) {
    const numbers = [...texts].filter(window.parcelScans.isNumber);
    const only = numbers.length === 1 ? numbers[0] : "";
    const sure = only && only === before;
    before = only;
    if (numbers.length > 1) return say("several");
    if (!only && texts.size) return say("foreign");
    if (!sure || only === last) return;
    last = only;
    if (window.parcelScans.all().includes(only)) return say("again", only);
    window.parcelScans.add(only);
    navigator.vibrate?.(60);
    const line = document.createElement("li");
    line.textContent = only;
    list.prepend(line);
    say("taken", only);
  }
  button.addEventListener("click", open);
  box.addEventListener("click", (event) => { if (event.target.closest("[data-done]")) box.close(); });
  box.addEventListener("close", () => { close(); document.dispatchEvent(new CustomEvent("parcels:looked")); });
  window.addEventListener("pagehide", close);
})();
