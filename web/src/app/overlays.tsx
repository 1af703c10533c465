/** What opens above any screen: the composer, the switcher, the help sheet. Each is a chunk of its own. */
import type { ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { load, type Area } from '../texts'
import { complain } from './announce'
import { cell, useCell } from './cell'
import { go } from './router'
import { me } from './session'

type Overlay = { kind: 'compose'; community: string | undefined } | { kind: 'switch' } | { kind: 'help' }
interface OverlayProps {
  community: string | undefined
  close: () => void
}

const open = cell<Overlay | null>(null)
/** Opens the composer, for a community or for one to be chosen. */
export const compose = (community?: string): void => open.set({ kind: 'compose', community })
/** Opens the switcher between communities. */
export const choosePlace = (): void => open.set({ kind: 'switch' })

const KINDS: Record<Overlay['kind'], { texts: Area[]; load: () => Promise<{ default: ComponentType<OverlayProps> }> }> = {
  compose: { texts: ['compose', 'posts'], load: () => import('../compose/composer') },
  switch: { texts: ['keys'], load: () => import('../overlays/switcher') },
  help: { texts: ['keys'], load: () => import('../overlays/help') },
}

/** Draws what is open. */
export function Overlays() {
  const now = useCell(open)
  const [drawn, draw] = useState<{ of: Overlay; what: ComponentType<OverlayProps> } | null>(null)
  useEffect(() => {
    if (!now) return draw(null)
    const { texts, load: code } = KINDS[now.kind]
    Promise.all([code(), load(texts)]).then(([{ default: what }]) => draw({ of: now, what }), complain)
  }, [now])
  useEffect(() => {
    document.addEventListener('keydown', pressed)
    return () => document.removeEventListener('keydown', pressed)
  }, [])
  if (!drawn || drawn.of !== now) return null
  const What = drawn.what
  return <What community={now.kind === 'compose' ? now.community : undefined} close={() => open.set(null)} />
}

/** One key each, where nobody is writing; Ctrl+K everywhere. The help sheet says them. */
export const KEYS: Readonly<Record<string, () => void>> = {
  c: () => compose(/^\/communities\/([^/]+)/.exec(location.pathname)?.[1]),
  k: choosePlace,
  '?': () => open.set({ kind: 'help' }),
  h: () => go('/'),
  i: () => go('/inbox'),
  m: () => go('/me'),
}

function pressed(event: KeyboardEvent): void {
  if (!me.get() || event.defaultPrevented || event.altKey) return
  const control = event.ctrlKey || event.metaKey
  if (control && event.key.toLowerCase() === 'k') {
    event.preventDefault()
    choosePlace()
    return
  }
  const target = event.target instanceof Element ? event.target : null
  if (control || target?.closest('input, textarea, select, [contenteditable], dialog')) return
  const act = KEYS[event.key]
  if (!act) return
  event.preventDefault()
  act()
}
