/** The frame of a screen: its title, where focus goes on arrival, its main part and what stands beside it. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { arriveAt } from './announce'

interface PageProps {
  /** What the browser's tab says, and what is spoken on arrival. */
  title: string
  aside?: ComponentChildren
  asideLabel?: string
  children: ComponentChildren
}

/** Every screen draws one. The layout (with or without rooms) is the route's to say. */
export function Page({ title, aside, asideLabel, children }: PageProps) {
  useEffect(() => {
    document.title = `${title} · Entrenous`
    arriveAt(title)
  }, [title])
  return (
    <>
      <main id="main" tabIndex={-1}>{children}</main>
      {aside && <aside class="aside" aria-label={asideLabel}>{aside}</aside>}
    </>
  )
}
