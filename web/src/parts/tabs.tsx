/** Tabs that are links. Where they are wider than the screen, the present one is brought into view. */
import type { ComponentChildren } from 'preact'
import { useLayoutEffect, useRef } from 'preact/hooks'

/** `at` is the present one; the link to it has `aria-current`. */
export function Tabs({ label, at, class: named = 'tabs', children }: {
  label: string
  at: string
  class?: string
  children: ComponentChildren
}) {
  const box = useRef<HTMLElement>(null)
  useLayoutEffect(() => {
    // With the frame that is painted anyway: measured at once, everything would be laid out twice.
    const frame = requestAnimationFrame(() => {
      const own = box.current
      const present = own?.querySelector('[aria-current]')
      // The row moves, never the page.
      if (own && present) own.scrollLeft += Math.max(0, present.getBoundingClientRect().right - own.getBoundingClientRect().right)
    })
    return () => cancelAnimationFrame(frame)
  }, [at])
  return <nav class={named} ref={box} aria-label={label}>{children}</nav>
}
