/** One's own passkeys: added, renamed, removed. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { api, ask, type Schema } from '../api'
import { announce, sentence } from '../app/announce'
import { useAsk } from '../app/asking'
import { t } from '../texts'
import { day, when } from '../texts/dates'
import { Await } from './await'
import { Do, Field, wrongAt } from './form'
import { add, offered } from './webauthn'

type Passkey = Schema['PasskeyView']

/** Where passkeys do not work, they can still be renamed and removed. */
export default function Passkeys() {
  const asked = useAsk(() => ask(api.GET('/me/passkeys')), [])
  return (
    <Await of={asked}>
      {({ items }) => (items.length > 0 || offered()) && (
        <section class="section stack" aria-labelledby="passkeys">
          <h2 class="h2" id="passkeys">{t('mine.passkeys')}</h2>
          <p class="hint">{t('mine.passkeys_more')}</p>
          {items.length > 0 && (
            <ul class="faces">{items.map((each) => <One key={each.id} of={each} changed={() => asked.again()} />)}</ul>
          )}
          {offered() && <Adding added={() => asked.again()} />}
        </section>
      )}
    </Await>
  )
}

function One({ of, changed }: { of: Passkey; changed: () => void }) {
  const path = { params: { path: { passkey_id: of.id } } }
  const [renaming, rename] = useState(false)
  const opener = useRef<HTMLButtonElement>(null)
  const was = useRef(false)
  // Whoever works by the keyboard goes on where they were.
  useEffect(() => {
    if (was.current && !renaming) opener.current?.focus()
    was.current = renaming
  }, [renaming])
  if (renaming) return <li class="row"><Renaming of={of} closed={() => rename(false)} changed={changed} /></li>
  return (
    <li class="row">
      <span class="n">
        <b>{of.name}</b>
        <span class="hint">
          {t('mine.passkey_since', { day: day(of.created_at) })}
          {' · '}{of.used_at ? t('mine.passkey_used', { when: when(of.used_at) }) : t('mine.passkey_unused')}
        </span>
      </span>
      <button type="button" class="btn small" ref={opener} onClick={() => rename(true)}>
        {t('mine.passkey_rename')}<span class="sr">{t('mine.named', { name: of.name })}</span>
      </button>
      <Do class="btn small bad" does={async () => {
        await ask(api.DELETE('/me/passkeys/{passkey_id}', path))
        announce(t('mine.passkey_removed'))
        changed()
      }}>{t('mine.passkey_remove')}<span class="sr">{t('mine.named', { name: of.name })}</span></Do>
    </li>
  )
}

function Renaming({ of, closed, changed }: { of: Passkey; closed: () => void; changed: () => void }) {
  const [name, setName] = useState(of.name)
  const [failure, fail] = useState<unknown>(null)
  const entry = useRef<HTMLInputElement>(null)
  useEffect(() => entry.current?.select(), [])
  const save = async (): Promise<void> => {
    try {
      await ask(api.PATCH('/me/passkeys/{passkey_id}', { params: { path: { passkey_id: of.id } }, body: { name: name.trim() } }))
    } catch (why) {
      fail(why)
      return
    }
    announce(t('mine.passkey_renamed'))
    changed()
    closed()
  }
  return (
    <form class="n stack" onSubmit={(event) => { event.preventDefault(); void save() }}
      onKeyDown={(event) => { if (event.key === 'Escape') closed() }}>
      <Field label={t('mine.passkey_new_name')} error={failure ? wrongAt(failure, '/name') ?? sentence(failure) : null}>
        {(control) => <input class="input" maxLength={100} {...control} ref={entry} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
      <p class="row">
        <Do class="btn small" does={save}>{t('common.save')}</Do>
        <button type="button" class="btn small" onClick={closed}>{t('common.cancel')}</button>
      </p>
    </form>
  )
}

function Adding({ added }: { added: () => void }) {
  const [name, setName] = useState('')
  const [failure, fail] = useState<unknown>(null)
  return (
    <>
      <Field label={t('mine.passkey_name')} hint={t('mine.passkey_name_hint')}
        error={failure ? wrongAt(failure, '/name') ?? sentence(failure) : null}>
        {(control) => <input class="input" maxLength={100} {...control} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
      </Field>
      <p><Do class="btn" does={async () => {
        fail(null)
        try {
          const came = await add(name.trim() || t('mine.passkey_unnamed'))
          if (came === 'known') announce(t('mine.passkey_known'))
          if (came !== 'added') return
          setName('')
          announce(t('mine.passkey_added'))
          added()
        } catch (why) {
          fail(why)
        }
      }}>{t('mine.passkey_add')}</Do></p>
    </>
  )
}
