/** Addresses inside the page: the History API, and screens that are loaded when somebody first goes there. */
import type { ComponentType } from 'preact'
import { cell } from './cell'
import type { Area } from '../texts'

export interface ScreenProps {
  /** What the path's `:names` stand for. */
  params: Record<string, string>
  query: URLSearchParams
}
/** How wide a screen is: rooms + main + aside, rooms + main, main + aside, main alone, or a frame of its own. */
export type Layout = 'three' | 'two' | 'read' | 'one' | 'bare'
export interface Route {
  path: string
  layout: Layout
  /** Areas of texts that the screen and its parts use; `common` is always there. */
  texts: readonly Area[]
  load: () => Promise<{ default: ComponentType<ScreenProps> }>
  /** What the screen asks for first, so that it can be asked while its code comes (`search` is the address's). */
  ahead?: (params: Record<string, string>, search: string) => readonly string[]
  /** Which entry of the main navigation it belongs to. */
  under?: 'feed' | 'rooms' | 'inbox' | 'me'
  /** Shown to whoever has not signed in. */
  open?: boolean
}
export interface Place {
  url: URL
  /** Counts the moves, so that going to the same address again is a move too. */
  step: number
}

export const place = cell<Place>({ url: new URL(location.href), step: 0 })
const arrive = (): void => place.set({ url: new URL(location.href), step: place.get().step + 1 })

/** Goes to an address of ours. `replace` leaves no step back. */
export function go(to: string, { replace = false }: { replace?: boolean } = {}): void {
  if (replace) history.replaceState(null, '', to)
  else history.pushState(null, '', to)
  arrive()
}

/** Follows links of ours without loading the page anew. */
export function start(): void {
  addEventListener('popstate', arrive)
  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (!link || event.defaultPrevented || event.button !== 0) return
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
    const to = new URL(link.href || '#', location.href)
    if (!link.href || link.target || link.hasAttribute('download') || to.origin !== location.origin) return
    if (to.pathname.startsWith('/api/') || to.pathname.startsWith('/local')) return
    // A place on this very screen is the browser's to show.
    if (to.hash && to.pathname === location.pathname && to.search === location.search) return
    event.preventDefault()
    go(to.href)
  })
}
