/** How a screen waits for what it asks. */
import { useCallback, useLayoutEffect, useRef, useState } from 'preact/hooks'

export type Asked<T> = {
  /** Asks again; what is shown stays until the answer has come. */
  again: () => void
  /** Puts a value in place that a change has answered. */
  put: (value: T) => void
} & ({ state: 'waiting' } | { state: 'ready'; value: T } | { state: 'failed'; why: unknown })

type Now<T> = { state: 'waiting' } | { state: 'ready'; value: T } | { state: 'failed'; why: unknown }

/** Asks when the screen is first drawn and whenever `over` changes. Late answers to former questions are dropped. */
export function useAsk<T>(question: () => Promise<T>, over: readonly unknown[]): Asked<T> {
  const [now, show] = useState<Now<T>>({ state: 'waiting' })
  const turn = useRef(0)
  const latest = useRef(question)
  latest.current = question
  const again = useCallback(() => {
    const mine = ++turn.current
    const told = (next: Now<T>): void => {
      if (mine === turn.current) show(next)
    }
    latest.current().then(
      (value) => told({ state: 'ready', value }),
      (why: unknown) => told({ state: 'failed', why }),
    )
  }, [])
  // Before the frame is painted: an answer that is there already needs no second frame.
  useLayoutEffect(() => {
    show((shown) => (shown.state === 'waiting' ? shown : { state: 'waiting' }))
    again()
    return () => void turn.current++
  }, over)
  const put = useCallback((value: T) => {
    turn.current++
    show({ state: 'ready', value })
  }, [])
  return { ...now, again, put }
}

export interface PageOf<T> {
  items: T[]
  next?: string | null
}
export type Listed<T> = Asked<PageOf<T>> & { more: () => Promise<void> }

/** A list by pages: `more` adds the next one. */
export function useList<T>(page: (cursor: string | null) => Promise<PageOf<T>>, over: readonly unknown[]): Listed<T> {
  const asked = useAsk(() => page(null), over)
  const more = async (): Promise<void> => {
    if (asked.state !== 'ready' || !asked.value.next) return
    const added = await page(asked.value.next)
    asked.put({ items: [...asked.value.items, ...added.items], next: added.next ?? null })
  }
  return { ...asked, more }
}
