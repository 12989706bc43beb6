// Whoever is asked to log in, and a device that becomes a kiosk, finds no list of the last one.
if (window.caches) caches.delete("frontdesk-roll-call");
