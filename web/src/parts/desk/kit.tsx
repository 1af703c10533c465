/** What desks are drawn with: parts of a screen, rows of things that wait, forms that send themselves. */
import { createContext, type ComponentChildren, type TargetedSubmitEvent } from 'preact'
import { useContext, useEffect, useId, useRef, useState } from 'preact/hooks'
import { onceKey, Unreachable, type Schema } from '../../api'
import { announce, complain, sentence } from '../../app/announce'
import type { Listed } from '../../app/asking'
import { t } from '../../texts'
import { Await, More } from '../await'
import { Dialog } from '../dialog'
import { Field, wrongAt } from '../form'
import { Avatar, Named } from '../people'

type Children = ComponentChildren

/** A part of a screen under its own heading. */
export function Part({ title, lead, children }: { title: Children; lead?: Children; children?: Children }) {
  const id = useId()
  return (
    <section class="section stack" aria-labelledby={id}>
      <h2 class="h2" id={id}>{title}</h2>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </section>
  )
}

/** A list by pages; `empty` says what there would be. */
export function Rows<T>({ of, empty, children }: { of: Listed<T>; empty: Children; children: (item: T) => Children }) {
  return (
    <>
      <Await of={of}>
        {({ items, next }) => items.length || next
          ? <ul class="asks">{items.map(children)}</ul>
          : <p class="meta">{empty}</p>}
      </Await>
      <More of={of} />
    </>
  )
}

/** One row: somebody or a heading, what there is to know, and what one can do. */
export function Row({ who, head, meta, acts, children }: {
  who?: Schema['PersonRef'] | null
  head?: Children
  meta?: Children
  acts?: Children
  children?: Children
}) {
  return (
    <li class={`ask${who === undefined ? ' flat' : ''}${children ? '' : ' side'}`}>
      <div class="who">
        {who !== undefined && <Avatar who={who} />}
        <span>{who === undefined ? <b>{head}</b> : <Named who={who} />}{meta && <><br />{meta}</>}</span>
      </div>
      {children}
      {acts && <div class="acts">{acts}</div>}
    </li>
  )
}

/** What a form says: a field's text without spaces around it, all values of a name, a file. */
export interface Said {
  (name: string): string
  all: (name: string) => string[]
  file: (name: string) => File | null
  /** Makes a thing once, however often the same is sent. */
  headers: { 'Idempotency-Key': string }
}

const Failure = createContext<unknown>(null)

/** Sends what stands in it; says what is wrong beside each field, and empties itself once it is done. */
export function Form({ does, send, done, keep = false, bad = false, children }: {
  does: (said: Said) => Promise<unknown>
  /** The verb; without one there is nothing to send yet. */
  send: Children
  /** What is said when it is done. */
  done?: string
  keep?: boolean
  bad?: boolean
  children?: Children
}) {
  const [failure, fail] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(onceKey())
  const submit = async (event: TargetedSubmitEvent<HTMLFormElement>): Promise<void> => {
    event.preventDefault()
    const form = event.currentTarget
    if (busy) return
    setBusy(true)
    fail(null)
    try {
      await does(saidIn(form, key.current))
      key.current = onceKey()
      if (!keep) form.reset()
      if (done) announce(done)
    } catch (why) {
      if (!(why instanceof Unreachable)) key.current = onceKey()
      fail(why)
    } finally {
      setBusy(false)
    }
  }
  return (
    <form class="stack sheet" noValidate onSubmit={(event) => void submit(event)} onInput={() => void (key.current = onceKey())}>
      <Failure.Provider value={failure}>{children}</Failure.Provider>
      {failure !== null && <p class="error" role="alert">{sentence(failure)}</p>}
      {send && <p class="row"><button class={bad ? 'btn bad' : 'btn primary'} aria-busy={busy || undefined}>{send}</button></p>}
    </form>
  )
}

function saidIn(form: HTMLFormElement, headers: Said['headers']): Said {
  const data = new FormData(form)
  const text = (name: string): string => String(data.get(name) ?? '').trim()
  return Object.assign(text, {
    all: (name: string) => data.getAll(name).map(String),
    file: (name: string) => (data.get(name) instanceof File ? (data.get(name) as File) : null),
    headers,
  })
}

interface Control {
  name: string
  label: string
  hint?: Children
  /** Where the API's draft has it, when that is not its name. */
  at?: string
  type?: 'text' | 'email' | 'date' | 'number' | 'url' | 'search' | 'file'
  min?: string
  accept?: string
  defaultValue?: string | number | undefined
}

/** A line of text, a date, a number, a file. */
export function Text({ label, hint, at, ...more }: Control) {
  const failure = useContext(Failure)
  return (
    <Field label={label} hint={hint} error={wrongAt(failure, at ?? `/${more.name}`)}>
      {(control) => <input class="input" autocomplete="off" {...(more as object)} {...control} />}
    </Field>
  )
}

/** Several lines of text. */
export function Lines({ label, hint, name, value }: { label: string; hint?: Children; name: string; value?: string | undefined }) {
  const failure = useContext(Failure)
  return (
    <Field label={label} hint={hint} error={wrongAt(failure, `/${name}`)}>
      {(control) => <textarea class="input" name={name} rows={3} defaultValue={value} {...control} />}
    </Field>
  )
}

/** One of a few. */
export function Choice({ label, hint, name, options, value, onInput }: {
  label: string
  hint?: Children
  name: string
  options: readonly (readonly [string, string])[]
  value?: string | undefined
  onInput?: (value: string) => void
}) {
  const failure = useContext(Failure)
  return (
    <Field label={label} hint={hint} error={wrongAt(failure, `/${name}`)}>
      {(control) => (
        <select class="input" name={name} onInput={(event) => onInput?.(event.currentTarget.value)} {...control}>
          {options.map(([code, word]) => <option key={code} value={code} selected={code === value}>{word}</option>)}
        </select>
      )}
    </Field>
  )
}

/** Yes or no. */
export const Tick = ({ label, seen, ...more }: {
  label: Children
  name?: string
  value?: string
  defaultChecked?: boolean | undefined
  checked?: boolean
  seen?: (on: boolean) => void
}) => (
  <label class="check">
    <input type="checkbox" {...(more as object)} onChange={(event) => seen?.(event.currentTarget.checked)} /> <span>{label}</span>
  </label>
)

/** What is seldom needed, behind a button that opens it. `of` says to screen readers of what. */
export function Fold({ label, of, children }: { label: string; of?: string | undefined; children: Children }) {
  // What stands inside is drawn, and asked for, when it is first opened.
  const [seen, see] = useState(false)
  return (
    <details class="fold" onToggle={(event) => event.currentTarget.open && see(true)}>
      <summary class="btn small">{label}{of && <span class="sr"> {of}</span>}</summary>
      {seen && <div class="stack">{children}</div>}
    </details>
  )
}

/** A button that asks once more before it does what cannot be undone, or what others feel at once. */
export function Sure({ label, of, text, does, small = true }: {
  label: string
  of?: string | undefined
  text: Children
  does: () => Promise<unknown>
  small?: boolean
}) {
  const [open, show] = useState(false)
  const close = (): void => show(false)
  const submit = (): void => {
    close()
    does().catch(complain)
  }
  const footer = (
    <p class="acts">
      <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>
      <button class="btn bad">{label}</button>
    </p>
  )
  return (
    <>
      <button class={small ? 'btn small bad' : 'btn bad'} type="button" onClick={() => show(true)}>
        {label}{of && <span class="sr"> {of}</span>}
      </button>
      {open && <Dialog title={of ? `${label} : ${of}` : label} close={close} submit={submit} footer={footer}><p>{text}</p></Dialog>}
    </>
  )
}

/** What is shown this once: to be copied now. */
export function Secret({ label, value }: { label: string; value: string }) {
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  return (
    <div class="notice once" role="status">
      <Field label={label} hint={t('desk.once')}>
        {(control) => <input class="input" ref={input} readOnly value={value} onFocus={(event) => event.currentTarget.select()} {...control} />}
      </Field>
    </div>
  )
}
