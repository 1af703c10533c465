/** Somebody by the beginnings of their names, with what one can do about each. */
import type { ComponentChildren } from 'preact'
import { useId, useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { useList } from '../../app/asking'
import { t } from '../../texts'
import { Row, Rows } from './kit'

type Ref = Schema['PersonRef']

/** A line to search by; Enter or the button shows who is found. */
export function Search({ label, hint, found }: { label: string; hint?: string; found: (q: string) => ComponentChildren }) {
  const [q, seek] = useState('')
  const id = useId()
  const submit = (event: Event): void => {
    event.preventDefault()
    seek(String(new FormData(event.currentTarget as HTMLFormElement).get('q') ?? '').trim())
  }
  return (
    <div class="stack sheet">
      <form class="field" role="search" aria-label={label} onSubmit={submit}>
        <label for={id}>{label}</label>
        <span class="row line">
          <input class="input" type="search" id={id} name="q" autocomplete="off" />
          <button class="btn">{t('desk.search')}</button>
        </span>
        {hint && <span class="hint">{hint}</span>}
      </form>
      {q && found(q)}
    </div>
  )
}

/** Members of the network. */
export const Find = ({ label, hint, acts }: { label: string; hint?: string; acts: (who: Ref) => ComponentChildren }) => (
  <Search label={label} {...(hint && { hint })} found={(q) => <Found key={q} q={q} acts={acts} />} />
)

function Found({ q, acts }: { q: string; acts: (who: Ref) => ComponentChildren }) {
  const people = useList((cursor) => ask(api.GET('/people', { params: { query: { q, cursor } } })), [q])
  return (
    <Rows of={people} empty={t('desk.nobody_found', { q })}>
      {(who) => <Row key={who.id} who={who} meta={who.headline} acts={acts(who)} />}
    </Rows>
  )
}
