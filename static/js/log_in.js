// Whoever is asked to log in, and a device that becomes a kiosk, finds no list of the last one.
(async function () {
  if (!window.caches) return;
  await caches.delete("frontdesk-roll-call");
  const registration = await navigator.serviceWorker?.getRegistration("/visitors/roll-call/");
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => document.documentElement.setAttribute("data-list-forgotten", "");
  registration?.active?.postMessage({ forget: true }, [port2]); // a worker that is just fetching it would put it back
})();
