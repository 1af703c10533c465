/** Native controls with their label, hint and mistake said in words. */
import type { ComponentChildren, JSX } from 'preact'
import { useId, useState } from 'preact/hooks'
import { Refused } from '../api'
import { complain } from '../app/announce'

interface FieldProps {
  label: string
  hint?: ComponentChildren
  /** What is wrong with what was entered, as a sentence. */
  error?: string | null | undefined
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ComponentChildren
}

/** A label, whatever control `children` draws, a hint, and what is wrong. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const said = [error && `${id}-e`, hint && `${id}-h`].filter(Boolean).join(' ')
  return (
    <div class="field">
      <label for={id}>{label}</label>
      {children({ id, ...(said && { 'aria-describedby': said }), ...(error && { 'aria-invalid': true as const }) })}
      {error && <span class="error" id={`${id}-e`}>{error}</span>}
      {hint && <span class="hint" id={`${id}-h`}>{hint}</span>}
    </div>
  )
}

/** What is wrong with one field of a draft (`/title`), in the API's own sentence. */
export function wrongAt(failure: unknown, pointer: string): string | null {
  if (!(failure instanceof Refused)) return null
  return failure.wrong.find((each) => each.pointer === pointer)?.detail ?? null
}

/** Whether a failure says which fields are wrong: then they say it, and nothing else has to. */
export const isOfFields = (failure: unknown): boolean => failure instanceof Refused && failure.wrong.length > 0

type Doing = Omit<JSX.IntrinsicElements['button'], 'onClick'> & {
  /** What the button does; it cannot be pressed again meanwhile, and a failure is said. */
  does: () => Promise<unknown> | void
}

/** A button that does something which takes a moment. */
export function Do({ does, children, ...more }: Doing) {
  const [busy, setBusy] = useState(false)
  const press = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    try {
      await does()
    } catch (failure) {
      complain(failure)
    } finally {
      setBusy(false)
    }
  }
  return (
    <button type="button" {...more} aria-busy={busy || undefined} onClick={() => void press()}>
      {children}
    </button>
  )
}
