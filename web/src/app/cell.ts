import { useLayoutEffect, useState } from 'preact/hooks'

/** A value that several components show. `set` tells all of them. */
export interface Cell<T> {
  get(): T
  set(next: T): void
  watch(seen: (value: T) => void): () => void
}

/** Makes a cell that holds `first` until it is set. */
export function cell<T>(first: T): Cell<T> {
  let value = first
  const watchers = new Set<(value: T) => void>()
  return {
    get: () => value,
    set(next) {
      if (Object.is(next, value)) return
      value = next
      for (const seen of [...watchers]) seen(next)
    },
    watch(seen) {
      watchers.add(seen)
      return () => void watchers.delete(seen)
    },
  }
}

/** The value of a cell; the component is drawn again when it is set. */
export function useCell<T>(watched: Cell<T>): T {
  const [, draw] = useState({})
  const drawn = watched.get()
  useLayoutEffect(() => {
    const stop = watched.watch(() => draw({}))
    // It may have been set since this was drawn.
    if (!Object.is(drawn, watched.get())) draw({})
    return stop
  }, [watched])
  return drawn
}
