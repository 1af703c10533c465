/** What happened, said once: seen for some seconds, and spoken by screen readers. */
import { useEffect } from 'preact/hooks'
import { Refused, Unreachable } from '../api'
import { t } from '../texts'
import { cell, useCell } from './cell'

const SECONDS = 6
const said = cell<{ text: string; bad: boolean } | null>(null)
const moved = cell('')

/** Says what was done: « Publié. » */
export const announce = (text: string): void => said.set({ text, bad: false })
/** Says where one has arrived, to screen readers only. */
export const arriveAt = (title: string): void => moved.set(title)
/** Says why something was not done, in the sentence that the API gave. */
export const complain = (failure: unknown): void => said.set({ text: sentence(failure), bad: true })

/** What a failure means to a person. */
export function sentence(failure: unknown): string {
  if (failure instanceof Unreachable) return t('common.unreachable')
  if (failure instanceof Error && failure.name === 'Error' && failure.message) return failure.message
  if (failure instanceof Refused && failure.message) return failure.message
  return t('common.unforeseen')
}

/** Both regions; they are on the page from the start, because a region that appears with its text is not spoken. */
export function Announcements() {
  const now = useCell(said)
  const title = useCell(moved)
  useEffect(() => {
    if (!now) return undefined
    const timer = setTimeout(() => said.set(null), SECONDS * 1000)
    return () => clearTimeout(timer)
  }, [now])
  return (
    <>
      <p class="sr" role="status">{title}</p>
      <div class={now?.bad ? 'toast bad' : 'toast'} role="status">{now && <p>{now.text}</p>}</div>
    </>
  )
}
