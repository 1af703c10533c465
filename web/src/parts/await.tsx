/** What is shown while an answer is awaited, and when it is a refusal. */
import type { ComponentChildren } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Refused, Unreachable } from '../api'
import { sentence } from '../app/announce'
import type { Asked, Listed } from '../app/asking'
import { painted } from '../app/painted'
import { t } from '../texts'
import { Do } from './form'

/** Grey lines where text will stand. They appear only when an answer is slow: the style sheet waits. */
export function Lines({ count = 3 }: { count?: number }) {
  return (
    <div class="bones" role="status">
      <span class="sr">{t('common.loading')}</span>
      {Array.from({ length: count }, (_, index) => <p key={index} aria-hidden="true" />)}
    </div>
  )
}

/** What happened, and what one can do now. */
export function Trouble({ why, again }: { why: unknown; again?: (() => void) | undefined }) {
  const absent = why instanceof Refused && why.status === 404
  const title = why instanceof Unreachable ? 'common.offline' : absent ? 'common.absent' : 'common.failed'
  return (
    <section class="trouble stack" role="alert">
      <h2 class="h1">{t(title)}</h2>
      <p class="lead">{absent ? t('common.absent_more') : sentence(why)}</p>
      <p class="row">
        {again && !absent && <button class="btn" type="button" onClick={again}>{t('common.again')}</button>}
        <a class="btn" href="/">{t('common.to_feed')}</a>
      </p>
    </section>
  )
}

/** Draws `children` with the answer once there is one. */
export function Await<T>({ of, bones, children }: {
  of: Asked<T>
  bones?: ComponentChildren
  children: (value: T) => ComponentChildren
}) {
  if (of.state === 'waiting') return <>{bones ?? <Lines />}</>
  if (of.state === 'failed') return <Trouble why={of.why} again={of.again} />
  return <>{children(of.value)}</>
}

/**
 * Draws the beginning of a list, `first` things, as many as a window shows; the rest once that has been painted.
 * A list that is there already grows as it is.
 */
export function Few<T>({ of, first, children }: { of: readonly T[]; first: number; children: (items: readonly T[]) => ComponentChildren }) {
  const [few, cut] = useState(of.length > first)
  useEffect(() => (few ? painted(() => cut(false)) : undefined), [])
  return <>{children(few ? of.slice(0, first) : of)}</>
}

/** The button under a list that has another page. */
export function More<T>({ of }: { of: Listed<T> }) {
  if (of.state !== 'ready' || !of.value.next) return null
  return <p class="section"><Do class="btn wide" does={of.more}>{t('common.more')}</Do></p>
}
