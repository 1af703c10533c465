/** What was begun and not sent yet: kept on this device, with the key under which it is sent once. */
import { useRef, useState } from 'preact/hooks'
import { keep, kept } from '../app/kept'
import { onceKey } from '../api'
import { sentOf, shownOf } from './mentions'
import type { Words } from './editor'

export interface Draft {
  kind: string
  title: string
  /** As the API takes it. */
  body: string
}
const EMPTY: Draft = { kind: 'update', title: '', body: '' }

/** A draft under a name. `sending` is the key for what is written now: another text gets another key. */
export function useDraft(name: string) {
  const begin = (): Draft => ({ ...EMPTY, ...kept<Draft>(`draft:${name}`) })
  const [draft, setDraft] = useState(begin)
  const [words, setWords] = useState<Words>(() => shownOf(begin().body))
  const once = useRef<ReturnType<typeof onceKey> | null>(null)
  const change = (part: Partial<Draft>, next: Words = words): void => {
    const whole = { ...draft, ...part, body: sentOf(next.text, next.called) }
    once.current = null
    setDraft(whole)
    setWords(next)
    const empty = whole.title.trim() === '' && whole.body.trim() === ''
    keep(`draft:${name}`, empty ? null : whole)
  }
  const forget = (): void => {
    keep(`draft:${name}`, null)
    once.current = null
    setDraft(EMPTY)
    setWords({ text: '', called: new Map() })
  }
  /** A changed request needs another key, though its text is the same. */
  const anew = (): void => void (once.current = null)
  const sending = (): ReturnType<typeof onceKey> => (once.current ??= onceKey())
  return { draft, words, change, forget, sending, anew }
}
