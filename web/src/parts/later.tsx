/** A part whose code comes after the screen stands: the first thing that somebody sees does not wait for it. */
import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'

/** Draws `meanwhile`, then the part. What cannot be loaded stays as it is. */
export function Later({ load, meanwhile = null }: { load: () => Promise<ComponentType>; meanwhile?: ComponentChildren }) {
  const [loaded, show] = useState<{ part: ComponentType } | null>(null)
  useEffect(() => {
    load().then((part) => show({ part }), () => undefined)
  }, [])
  return loaded ? <loaded.part /> : <>{meanwhile}</>
}
