/** A field that narrows the list below it, some moments after the last letter. */
import { useEffect, useState } from 'preact/hooks'
import { Icon } from './icon'

const PAUSE = 250

/** `found` is told what to look for. */
export function Finder({ label, first = '', found }: { label: string; first?: string; found: (q: string) => void }) {
  const [q, setQ] = useState(first)
  useEffect(() => {
    const timer = setTimeout(() => found(q.trim()), PAUSE)
    return () => clearTimeout(timer)
  }, [q])
  return (
    <form class="seek finder" role="search" aria-label={label} onSubmit={(event) => {
      event.preventDefault()
      found(q.trim())
    }}>
      <Icon name="search" />
      <input class="input" type="search" aria-label={label} placeholder={label} autocomplete="off" value={q}
        onInput={(event) => setQ(event.currentTarget.value)} />
    </form>
  )
}
