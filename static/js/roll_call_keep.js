// Keeps the list of who is in the house on this device, once a minute, so that it is there before the alarm (roll_call_worker.js).
(function () {
  const HOME = "/visitors/roll-call/", EVERY = 60_000;
  if (!("serviceWorker" in navigator)) return; // without HTTPS there is none: the list is there while the page stays open
  const active = (registration) => new Promise((done) => {
    const worker = registration.installing || registration.waiting || registration.active;
    if (worker.state === "activated") return done(worker);
    worker.addEventListener("statechange", () => { if (worker.state === "activated") done(worker); });
  });
  async function keep() {
    if (!navigator.onLine) return;
    const worker = await active(await navigator.serviceWorker.register(`${HOME}worker.js`, { scope: HOME }));
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => document.documentElement.setAttribute("data-list-kept", "");
    worker.postMessage({ keep: [...new Set([HOME, ...(window.location.pathname.startsWith(HOME) ? [window.location.pathname] : [])])] }, [port2]);
  }
  const quietly = () => keep().catch(() => {}); // no worker, no harm: the page works without
  window.addEventListener("load", quietly);
  setInterval(quietly, EVERY);
})();
