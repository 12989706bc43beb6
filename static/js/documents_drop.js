// A PDF or photo dropped anywhere on the register, or on its form, is carried into the form; its name fills what is empty. Without this file it is chosen in the form.
(function () {
  const hint = document.querySelector("[data-drop]");
  if (!hint) return;
  const field = () => document.getElementById("id_papers");
  const NUMBER = /([\p{Script=Han}A-Za-z]{1,20})[〔[(（【［]\s*((?:19|20)\d\d)\s*[〕\])）】］]\s*(\d{1,6})\s*号/u;
  const EDGES = /^[\s\d_.,，、·—–-]+|[\s_.,，、·—–-]+$/g;

  function guessed(name) { // "云街办〔2026〕15号 关于…的通知.pdf" is a number and a subject
    const plain = name.replace(/\.[A-Za-z0-9]{1,5}$/, "").replace(/_/g, " "), found = plain.match(NUMBER);
    const subject = (found ? plain.replace(found[0], " ") : plain).replace(/\s+/g, " ").replace(EDGES, "").trim();
    return { number: found ? `${found[1]}〔${found[2]}〕${found[3]}号` : "", subject };
  }

  function fill() {
    const file = field()?.files[0];
    if (!file) return;
    const guess = guessed(file.name), subject = document.getElementById("id_subject"), number = document.getElementById("id_source_number");
    if (subject && !subject.value) subject.value = guess.subject.slice(0, 300);
    if (number && !number.value) number.value = guess.number;
  }

  function put(files) {
    field().files = files;
    field().dispatchEvent(new Event("change", { bubbles: true }));
  }

  async function carry(files) { // from the list to the form, which comes into this page: no file waits on the server
    const answer = await fetch(hint.dataset.drop), page = new DOMParser().parseFromString(await answer.text(), "text/html");
    if (!answer.ok || !page.getElementById("id_papers")) return void location.assign(hint.dataset.drop);
    document.getElementById("main").replaceWith(page.getElementById("main"));
    document.title = page.title;
    history.replaceState({ carried: "from" }, "");
    history.pushState({ carried: "to" }, "", hint.dataset.drop);
    window.htmx?.process(document.getElementById("main"));
    document.dispatchEvent(new CustomEvent("htmx:afterSettle", { detail: {} })); // what dresses fields looks again
    put(files);
    document.getElementById("id_source").focus();
  }

  const carries = (event) => [...(event.dataTransfer?.types || [])].includes("Files");
  let over = 0;
  const shown = (on) => document.body.classList.toggle("is-dropping", on);
  document.addEventListener("dragenter", (event) => { if (carries(event)) { over += 1; shown(true); } });
  document.addEventListener("dragleave", (event) => { if (carries(event) && (over -= 1) <= 0) { over = 0; shown(false); } });
  document.addEventListener("dragover", (event) => { if (carries(event)) event.preventDefault(); });
  document.addEventListener("drop", (event) => {
    if (!carries(event) || !event.dataTransfer.files.length) return;
    event.preventDefault();
    over = 0;
    shown(false);
    const files = event.dataTransfer.files;
    if (field()) put(files); else carry(files).catch(() => location.assign(hint.dataset.drop));
  });
  document.addEventListener("change", (event) => { if (event.target === field()) fill(); });
  addEventListener("popstate", (event) => { if (event.state?.carried) location.reload(); }); // not for #main
})();
