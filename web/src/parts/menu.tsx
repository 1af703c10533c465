/** What else one can do: closed until asked for, closed again by Escape, by a choice, or by going elsewhere. */
import type { ComponentChildren } from 'preact'
import { useEffect, useRef } from 'preact/hooks'
import { Icon } from './icon'

/** `label` says of what: « Autres actions sur la question ». */
export function Menu({ label, children }: { label: string; children: ComponentChildren }) {
  const box = useRef<HTMLDetailsElement>(null)
  useEffect(() => {
    const elsewhere = (event: Event): void => {
      if (box.current?.open && event.target instanceof Node && !box.current.contains(event.target)) box.current.open = false
    }
    document.addEventListener('click', elsewhere)
    document.addEventListener('focusin', elsewhere)
    return () => {
      document.removeEventListener('click', elsewhere)
      document.removeEventListener('focusin', elsewhere)
    }
  }, [])
  const shut = (): void => {
    if (!box.current) return
    box.current.open = false
    box.current.querySelector('summary')?.focus()
  }
  return (
    <details class="menu end" ref={box} onKeyDown={(event) => event.key === 'Escape' && shut()}>
      <summary class="act" aria-label={label}><Icon name="dots" /></summary>
      <div class="pop" onClick={shut}>{children}</div>
    </details>
  )
}
