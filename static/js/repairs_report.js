// Reporting a fault: photos are shrunk here and sent one by one, each with a key of its own and tried again; without this file the form goes out whole.
(function () {
  const form = document.getElementById("report");
  if (!form || !window.fetch || !form.querySelector(".rp-photos")) return;
  const LONG_SIDE = 2000, TRIES = 6, THUMB = 176;
  const thumbs = form.querySelector(".rp-thumbs"), said = form.querySelector(".rp-said"), send = form.querySelector(".rp-send");
  const photos = []; // {key, blob, name}
  const drawn = () => crypto.randomUUID ? crypto.randomUUID() : Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
  const wait = (ms) => new Promise((done) => setTimeout(done, ms));
  const say = (words, red) => { said.textContent = words || ""; said.classList.toggle("is-red", !!red); };

  async function shrink(file) {
    let bitmap;
    try { bitmap = await createImageBitmap(file, { imageOrientation: "from-image" }); } catch { return { blob: file, bitmap: null }; } // the server knows more kinds
    const scale = Math.min(1, LONG_SIDE / Math.max(bitmap.width, bitmap.height));
    const canvas = document.createElement("canvas");
    canvas.width = Math.max(1, Math.round(bitmap.width * scale));
    canvas.height = Math.max(1, Math.round(bitmap.height * scale));
    canvas.getContext("2d").drawImage(bitmap, 0, 0, canvas.width, canvas.height);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.85));
    return { blob: blob && blob.size < file.size ? blob : file, bitmap };
  }

  async function add(file) {
    const photo = { key: drawn(), name: file.name || "photo.jpg", blob: file }, item = document.createElement("li"), close = document.createElement("button");
    photos.push(photo);
    close.type = "button";
    close.setAttribute("aria-label", thumbs.dataset.remove);
    close.innerHTML = "<span aria-hidden=\"true\">×</span>";
    close.addEventListener("click", () => { photos.splice(photos.indexOf(photo), 1); item.remove(); });
    item.append(close);
    thumbs.append(item);
    const { blob, bitmap } = await shrink(file);
    photo.blob = blob;
    if (blob !== file) photo.name = photo.name.replace(/\.\w+$/, "") + ".jpg";
    if (bitmap) {
      const canvas = document.createElement("canvas"), side = Math.min(bitmap.width, bitmap.height);
      canvas.width = canvas.height = THUMB;
      canvas.getContext("2d").drawImage(bitmap, (bitmap.width - side) / 2, (bitmap.height - side) / 2, side, side, 0, 0, THUMB, THUMB);
      item.prepend(canvas);
      bitmap.close();
    } else {
      const name = document.createElement("span");
      name.className = "rp-name";
      name.textContent = photo.name;
      item.prepend(name);
    }
  }

  form.addEventListener("change", (event) => {
    if (event.target.type !== "file") return;
    const chosen = [...event.target.files];
    event.target.value = ""; // the script keeps them; the form itself goes out without
    busy = chosen.reduce((before, file) => before.then(() => add(file)), busy);
  });
  let busy = Promise.resolve();

  // A place chosen later: tickets of the same place are looked for again.
  form.querySelector("select[name=place]")?.addEventListener("change", () => {
    form.querySelector("[name=category]:checked")?.dispatchEvent(new Event("change", { bubbles: true }));
  });

  // "Me too" takes the urgency along: chosen as an emergency, what is followed becomes one.
  document.getElementById("me-too")?.addEventListener("submit", (event) => {
    const mine = document.createElement("input");
    Object.assign(mine, { type: "hidden", name: "urgency", value: new FormData(form).get("urgency") || "" });
    event.target.append(mine);
  });

  async function post(url, data) {
    for (let turn = 0; ; turn += 1) {
      try {
        const answer = await fetch(url, { method: "POST", body: data, headers: { "X-Requested-With": "fetch" }, credentials: "same-origin" });
        if (answer.status < 500) return answer;
      } catch { /* no connection */ }
      if (turn + 1 >= TRIES) return null;
      say(form.dataset.again);
      await wait(500 * 2 ** turn);
    }
  }

  async function report() {
    await busy;
    say(form.dataset.sending);
    const data = new FormData(form);
    data.delete("photos");
    const answer = await post(form.action || location.href, data);
    if (!answer) return say(form.dataset.failed, true);
    const ticket = answer.headers.get("Location");
    if (answer.status !== 204 || !ticket) return redraw(await answer.text());
    let refusal = "";
    for (const [number, photo] of photos.entries()) {
      say(form.dataset.photo.replace("{n}", number + 1).replace("{all}", photos.length));
      const one = new FormData();
      one.set("csrfmiddlewaretoken", data.get("csrfmiddlewaretoken"));
      one.set("once", photo.key);
      one.set("photo", photo.blob, photo.name);
      const taken = await post(`${ticket}photos/`, one);
      if (taken && taken.status === 422) refusal = await taken.text();
      else if (!taken || taken.status !== 204) refusal = form.dataset.failed;
    }
    if (refusal) { say(refusal, true); await wait(2500); }
    location.assign(ticket);
  }

  // What was not reported: the form as the server answers it, with its words; photos stay here.
  function redraw(html) {
    const page = new DOMParser().parseFromString(html, "text/html"), fresh = page.getElementById("report");
    if (!fresh) return location.reload();
    for (const where of [".fd-errors", "#alike"]) {
      const now = form.querySelector(where), then = fresh.querySelector(where);
      if (now && then) now.replaceWith(then); else if (then) form.prepend(then); else if (now && where === ".fd-errors") now.remove();
    }
    for (const each of form.querySelectorAll(".fd-error")) each.remove();
    for (const each of form.querySelectorAll(".is-invalid")) each.classList.remove("is-invalid");
    for (const each of fresh.querySelectorAll(".is-invalid[name]")) form.querySelector(`[name="${each.name}"]`)?.classList.add("is-invalid");
    const parts = (of) => of.querySelectorAll(".rp-part, .rp-fold"), mine = parts(form);
    parts(fresh).forEach((part, number) => mine[number]?.append(...part.querySelectorAll(".fd-error")));
    form.elements.once.value = fresh.elements.once.value;
    send.querySelector("span").textContent = fresh.querySelector(".rp-send span").textContent;
    say("");
    (form.querySelector(".fd-errors") || form.querySelector("#alike"))?.scrollIntoView({ block: "center" });
    window.htmx?.process(form);
  }

  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    if (send.disabled) return;
    send.disabled = true;
    try { await report(); } finally { send.disabled = false; }
  });
})();
