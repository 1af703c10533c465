/** Whether something has come, asked every twenty seconds while the page is looked at. */
import { api, online } from '../api'
import { cell } from './cell'
import { painted } from './painted'
import { me, unread } from './session'

const EVERY = 20_000
let tag: string | null = null
let asking = false

/** Counts what came: whoever shows notices asks again when it changes. */
export const came = cell(0)

/** Asks once. An answer that nothing changed costs nothing; a failure leaves everything as it was. */
export async function poll(): Promise<void> {
  if (asking || !me.get()) return
  asking = true
  try {
    const { data, response } = await api.GET('/changes', { headers: tag ? { 'If-None-Match': tag } : {} })
    online.set(true)
    if (!data) return
    const first = tag === null
    tag = response.headers.get('ETag')
    unread.set(data.unread)
    if (!first) came.set(came.get() + 1)
  } catch {
    online.set(false)
  } finally {
    asking = false
  }
}

/** Polls from now on; the answer ends it. */
export function follow(): () => void {
  const look = (): void => {
    if (document.visibilityState === 'visible') void poll()
  }
  tag = null
  const stop = painted(look)
  const timer = setInterval(look, EVERY)
  document.addEventListener('visibilitychange', look)
  return () => {
    stop()
    clearInterval(timer)
    document.removeEventListener('visibilitychange', look)
  }
}
