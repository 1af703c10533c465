/** One's own passkeys: added, named, removed. */
import { useState } from 'preact/hooks'
import { api, ask } from '../api'
import { announce, sentence } from '../app/announce'
import { useAsk } from '../app/asking'
import { t } from '../texts'
import { day, when } from '../texts/dates'
import { Await } from './await'
import { Do, Field, wrongAt } from './form'
import { add, offered } from './webauthn'

/** Where passkeys do not work, they can still be removed. */
export default function Passkeys() {
  const asked = useAsk(() => ask(api.GET('/me/passkeys')), [])
  return (
    <Await of={asked}>
      {({ items }) => (items.length > 0 || offered()) && (
        <section class="section stack" aria-labelledby="passkeys">
          <h2 class="h2" id="passkeys">{t('mine.passkeys')}</h2>
          <p class="hint">{t('mine.passkeys_more')}</p>
          {items.length > 0 && (
            <ul class="faces">{items.map((each) => (
              <li class="row" key={each.id}>
                <span class="n">
                  <b>{each.name}</b>
                  <span class="hint">
                    {t('mine.passkey_since', { day: day(each.created_at) })}
                    {' · '}{each.used_at ? t('mine.passkey_used', { when: when(each.used_at) }) : t('mine.passkey_unused')}
                  </span>
                </span>
                <Do class="btn small bad" does={async () => {
                  await ask(api.DELETE('/me/passkeys/{passkey_id}', { params: { path: { passkey_id: each.id } } }))
                  announce(t('mine.passkey_removed'))
                  asked.again()
                }}>{t('mine.passkey_remove')}<span class="sr"> : {each.name}</span></Do>
              </li>
            ))}</ul>
          )}
          {offered() && <Adding added={() => asked.again()} />}
        </section>
      )}
    </Await>
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
