// Keeps the last list of who is in the house for the minute without network: pages of the roll call and what they are drawn with.
// Pages carry names: they are kept for 24 hours at most, and go when the log-in page shows or the device becomes a kiosk (log_in.js) or the server asks for a log-in.
// `round` begins anew with every wipe: what was asked for before it and arrives after it is not kept.
const CACHE = "frontdesk-roll-call", OLDEST = 24 * 3600e3, PATIENCE = 4000, TAKEN = "x-frontdesk-taken";
let round = 0;
const PAGE = /^\/visitors\/roll-call\/(\d+\/)?$/;

self.addEventListener("install", (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener("activate", (event) => event.waitUntil(Promise.all([self.clients.claim(), sweep()])));
self.addEventListener("message", (event) => { if (event.data?.forget) event.waitUntil(wipe().then(() => event.ports[0]?.postMessage("forgotten"))); });
self.addEventListener("message", (event) => { if (event.data?.keep) event.waitUntil(keep(event.data.keep).then(() => event.ports[0]?.postMessage("kept"))); });

const wipe = () => { round += 1; return caches.delete(CACHE); };
const age = (response) => Date.now() - Number(response.headers.get(TAKEN));
const key = (url) => new URL(url, self.location).origin + new URL(url, self.location).pathname;

async function put(url, response, asked) {
  const headers = new Headers(response.headers);
  headers.delete("content-encoding");
  headers.set(TAKEN, String(Date.now()));
  const body = await response.blob();
  if (asked === round) await (await caches.open(CACHE)).put(key(url), new Response(body, { headers }));
  if (asked !== round) await caches.delete(CACHE);
}

async function kept(url) {
  const found = await caches.match(key(url), { cacheName: CACHE });
  return found && age(found) <= OLDEST ? found : null;
}

async function sweep() {
  const cache = (await caches.has(CACHE)) && (await caches.open(CACHE));
  for (const request of cache ? await cache.keys() : []) if (age(await cache.match(request)) > OLDEST) await cache.delete(request);
}

// A page, what it is drawn with, and the calls that run: taken afresh.
async function keep(urls, asked = round) {
  await sweep();
  for (const url of urls) {
    const response = await fetch(url, { credentials: "same-origin", cache: "no-store" }).catch(() => null);
    if (!response) return;
    if (response.redirected || response.status === 403) return void (await wipe());
    if (!response.ok) continue;
    const html = await response.clone().text();
    await put(url, response, asked);
    for (const [, asset] of html.matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)) if (!(await kept(asset))) {
      const answer = await fetch(asset).catch(() => null);
      if (answer?.ok) await put(asset, answer, asked);
    }
    await keep([...html.matchAll(/data-keep href="([^"]+)"/g)].map(([, page]) => page).filter((page) => !urls.includes(page)), asked);
  }
}

async function answer(request, isPage) {
  const asked = round, fresh = fetch(request).then(async (response) => {
    if (isPage && (response.type === "opaqueredirect" || response.status === 403)) await wipe();
    else if (response.ok) await put(request.url, response.clone(), asked);
    return response;
  });
  const slow = new Promise((done) => setTimeout(done, PATIENCE));
  const first = await Promise.race([fresh.catch(() => null), slow]);
  if (first) return first;
  const old = await kept(request.url);
  if (old) return old;
  return fresh.catch(() => new Response("没有网络,本机上也没有 24 小时内的名单。No network, and this device has no list of the last 24 hours.", { status: 503, headers: { "content-type": "text/plain; charset=utf-8" } }));
}

self.addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== self.location.origin) return;
  const isPage = request.mode === "navigate" && PAGE.test(url.pathname);
  if (isPage || url.pathname.startsWith("/static/")) event.respondWith(answer(request, isPage));
});
