/** The page without a connection: its worker, and whether this device keeps what its reader read last. */

const MINE = 'entrenous-mine'
const MARK = '/mine'
/** What the worker keeps of a person; the same list stands there. */
const FIRST = ['/api/v1/me', '/api/v1/feed', '/api/v1/communities?scope=mine&limit=100']

interface Policy {
  createScriptURL(url: string): string
}
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined

/** Lets the worker stand ready. A browser that has none, or refuses, shows the page all the same. */
export async function begin(): Promise<void> {
  const rules: Policy = { createScriptURL: () => '/sw.js' }
  const policy = typeof trustedTypes === 'undefined' ? rules : trustedTypes.createPolicy('entrenous-worker', rules)
  await navigator.serviceWorker?.register(policy.createScriptURL('')).catch(() => undefined)
}

/** Whether somebody said that this device is theirs. */
export const isMine = async (): Promise<boolean> => Boolean(await (await caches.open(MINE)).match(MARK))

/** Keeps the last feed on this device from now on, or forgets all of it. */
export async function markAsMine(mine: boolean): Promise<void> {
  if (!mine) return forgetMine()
  const store = await caches.open(MINE)
  await store.put(MARK, new Response())
  // Asked once more, so that the worker has seen it: the first answers came before the mark.
  await Promise.all(FIRST.map((path) => fetch(path)))
}

/** Forgets what this device keeps of a person. */
export async function forgetMine(): Promise<void> {
  await globalThis.caches?.delete(MINE)
}
