/**
 * The page without a connection: its shell always, the last feed only where somebody marked the device as theirs.
 *
 * The shell is what everybody may have: the page's own files. What a person reads is kept in a second store, which
 * holds a mark while the device is theirs, and which goes as a whole when somebody signs out or in, or is unknown.
 */
const SHELL = 'entrenous-shell'
const MINE = 'entrenous-mine'
const MARK = '/mine'
/** What the first screen asks for. Nothing else of a person's is ever kept. */
const FIRST = ['/api/v1/me', '/api/v1/feed', '/api/v1/communities?scope=mine&limit=100']
/** Answers vary by headers that a copy of them need not share: the language is the page's own. */
const ANY = { ignoreVary: true }
const DOOR = '/api/v1/sign-in/sessions'

self.addEventListener('install', (event) => event.waitUntil(fill().then(() => self.skipWaiting())))
self.addEventListener('activate', (event) => event.waitUntil(self.clients.claim()))
self.addEventListener('fetch', (event) => {
  const { request } = event
  const { origin, pathname, search } = new URL(request.url)
  if (origin !== self.location.origin) return
  if (request.method !== 'GET') {
    if (pathname.startsWith(DOOR)) event.waitUntil(caches.delete(MINE))
  } else if (FIRST.includes(pathname + search)) event.respondWith(first(request))
  else if (pathname.startsWith('/assets/')) event.respondWith(asset(request))
  else if (request.mode === 'navigate' && !/^\/(api|local)(\/|$)|\.[^/]*$/.test(pathname)) event.respondWith(page(request))
})

/** Keeps every file of the page as it is built now, and nothing of former builds. */
async function fill() {
  const shell = await caches.open(SHELL)
  const chunks = await (await fetch('/chunks.json', { cache: 'no-cache' })).json()
  const files = new Set(Object.values(chunks).flatMap(({ file, css = [] }) => [file, ...css]).map((file) => `/${file}`))
  const kept = (await shell.keys()).map(({ url }) => new URL(url).pathname)
  await shell.addAll([...files].filter((file) => !kept.includes(file)))
  await Promise.all(kept.filter((file) => file.startsWith('/assets/') && !files.has(file)).map((file) => shell.delete(file)))
  await shell.add(new Request('/', { cache: 'no-cache' }))
}

/** The page as it is now; without a connection, as it was. */
async function page(request) {
  try {
    const answer = await fetch(request)
    const tag = answer.headers.get('ETag')
    const kept = await caches.match('/', ANY)
    if (answer.ok && kept?.headers.get('ETag') !== tag) void fill().catch(() => undefined)
    return answer
  } catch (failure) {
    const kept = await caches.match('/', ANY)
    if (kept) return kept
    throw failure
  }
}

/** A built file never changes: its name carries its content. */
const asset = async (request) => (await caches.match(request, ANY)) ?? fetch(request)

/** What the first screen asks for: kept where the device is its reader's, told as kept where no answer came. */
async function first(request) {
  const mine = await caches.open(MINE)
  const theirs = Boolean(await mine.match(MARK))
  try {
    const answer = await fetch(request)
    if (answer.status === 401) await caches.delete(MINE)
    // A store that went meanwhile takes nothing: `mine` is then nowhere.
    else if (theirs && answer.ok) await mine.put(request, answer.clone())
    return answer
  } catch (failure) {
    const kept = theirs && (await mine.match(request, ANY))
    if (!kept) throw failure
    const headers = new Headers(kept.headers)
    headers.set('X-Kept', 'yes')
    return new Response(await kept.blob(), { status: kept.status, headers })
  }
}
