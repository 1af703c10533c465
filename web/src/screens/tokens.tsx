/** Tokens for integrations, and bots that act for their owner. */
import { useRef, useState } from 'preact/hooks'
import { api, ask, onceKey, Refused, type Schema } from '../api'
import { announce, sentence } from '../app/announce'
import { useAsk } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import { isGuest, me } from '../app/session'
import { Await } from '../parts/await'
import { Dialog } from '../parts/dialog'
import { Do, Field, isOfFields, wrongAt } from '../parts/form'
import { Own } from '../parts/own'
import { t } from '../texts'
import { day, when } from '../texts/dates'

type Token = Schema['TokenView']
type Scope = Schema['Scope']
type Made = Schema['TokenMade']
/** Whose tokens: one's own, or those of a bot. */
type Owner = { bot: string | null }
const SCOPES: readonly Scope[] = ['read', 'write', 'administer']
const DAYS = 90

/** Made once, shown once. */
export default function Tokens() {
  const guest = isGuest(useCell(me))
  return (
    <Page title={t('mine.tokens')}>
      <Own title={t('mine.tokens')} at="/me/tokens" />
      <p class="lead section">{t('mine.tokens_more')}</p>
      <TokenList of={{ bot: null }} />
      {!guest && <Bots />}
    </Page>
  )
}

const tokensOf = ({ bot }: Owner) =>
  ask(bot ? api.GET('/me/bots/{bot_id}/tokens', { params: { path: { bot_id: bot } } }) : api.GET('/me/tokens'))

const revoke = ({ bot }: Owner, token: string) =>
  ask(bot
    ? api.DELETE('/bots/{bot_id}/tokens/{token_id}', { params: { path: { bot_id: bot, token_id: token } } })
    : api.DELETE('/me/tokens/{token_id}', { params: { path: { token_id: token } } }))

function TokenList({ of }: { of: Owner }) {
  const asked = useAsk(() => tokensOf(of), [of.bot])
  const [making, make] = useState(false)
  return (
    <>
      <Await of={asked}>
        {({ items }) => (items.length === 0 ? <p class="meta">{t('mine.no_tokens')}</p> : (
          <ul class="faces">{items.map((each) => (
            <TokenLine key={each.id} token={each} revoked={async () => {
              await revoke(of, each.id)
              announce(t('mine.revoked'))
              asked.again()
            }} />
          ))}</ul>
        ))}
      </Await>
      <p class="section"><button class="btn" type="button" onClick={() => make(true)}>{t('mine.new_token')}</button></p>
      {making && <Making of={of} close={() => {
        make(false)
        asked.again()
      }} />}
    </>
  )
}

function TokenLine({ token, revoked }: { token: Token; revoked: () => Promise<void> }) {
  return (
    <li class="row">
      <span class="n">
        <b>{token.name}</b> {token.expired && <span class="state">{t('mine.token_over')}</span>}
        <span class="hint">
          {token.scopes.map((each) => t(`mine.scope_${each}`)).join(', ')} · {t('mine.token_until', { day: day(token.ends_on) })}
          {' · '}{token.used_at ? t('mine.token_used', { when: when(token.used_at) }) : t('mine.token_unused')}
        </span>
      </span>
      <Do class="btn small bad" does={revoked}>{t('mine.revoke')}<span class="sr">{t('mine.named', { name: token.name })}</span></Do>
    </li>
  )
}

const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

function Making({ of, close }: { of: Owner; close: () => void }) {
  const who = useCell(me)
  const [name, setName] = useState('')
  const [ends, setEnds] = useState(inDays(DAYS))
  const [scopes, setScopes] = useState<readonly Scope[]>(['read'])
  const [made, show] = useState<Made | null>(null)
  const [failure, fail] = useState<unknown>(null)
  const key = useRef(onceKey())
  const submit = (): void => {
    if (made) return close()
    const body = { name: name.trim(), ends_on: ends, scopes: [...scopes] }
    fail(null)
    const sent = of.bot
      ? api.POST('/me/bots/{bot_id}/tokens', { params: { path: { bot_id: of.bot } }, body, headers: key.current })
      : api.POST('/me/tokens', { body, headers: key.current })
    ask(sent).then(show, (why: unknown) => {
      fail(why)
      if (why instanceof Refused) key.current = onceKey()
    })
  }
  const offered = SCOPES.filter((each) => each !== 'administer' || (who?.may.administer && !of.bot))
  return (
    <Dialog title={t('mine.new_token')} close={close} submit={submit} footer={
      <div class="acts">
        {!made && <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>}
        <button class="btn primary" type="submit">{made ? t('mine.token_kept') : t('mine.make_token')}</button>
      </div>
    }>
      {made ? <Shown made={made} /> : (
        <>
          <Field label={t('mine.token_name')} hint={t('mine.token_name_hint')} error={wrongAt(failure, '/name')}>
            {(control) => <input class="input" maxLength={100} required {...control} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
          </Field>
          <Field label={t('mine.token_ends')} hint={t('mine.token_ends_hint')} error={wrongAt(failure, '/ends_on')}>
            {(control) => <input class="input short" type="date" required {...control} value={ends} onInput={(event) => setEnds(event.currentTarget.value)} />}
          </Field>
          <fieldset class="stack">
            <legend class="label">{t('mine.scopes')}</legend>
            {offered.map((each) => (
              <label class="check" key={each}>
                <input type="checkbox" checked={scopes.includes(each)}
                  onChange={(event) => setScopes(event.currentTarget.checked ? [...scopes, each] : scopes.filter((other) => other !== each))} />
                <span>{t(`mine.scope_${each}`)}<span class="hint"> {t(`mine.scope_${each}_means`)}</span></span>
              </label>
            ))}
            {wrongAt(failure, '/scopes') && <p class="error">{wrongAt(failure, '/scopes')}</p>}
          </fieldset>
          {failure !== null && !isOfFields(failure) && <p class="error" role="alert">{sentence(failure)}</p>}
        </>
      )}
    </Dialog>
  )
}

/** The only moment at which the token can be read. */
function Shown({ made }: { made: Made }) {
  const field = useRef<HTMLInputElement>(null)
  return (
    <>
      <p class="lead" role="status">{t('mine.token_once')}</p>
      <Field label={made.name}>
        {(control) => <input class="input" readOnly ref={field} {...control} value={made.token} onFocus={(event) => event.currentTarget.select()} />}
      </Field>
      <p><Do class="btn" does={async () => {
        field.current?.focus()
        await navigator.clipboard.writeText(made.token)
        announce(t('mine.copied'))
      }}>{t('mine.copy')}</Do></p>
    </>
  )
}

function Bots() {
  const asked = useAsk(() => ask(api.GET('/me/bots')), [])
  const [name, setName] = useState('')
  const [failure, fail] = useState<unknown>(null)
  const key = useRef(onceKey())
  const submit = (event: Event): void => {
    event.preventDefault()
    fail(null)
    ask(api.POST('/me/bots', { body: { name: name.trim() }, headers: key.current })).then(() => {
      key.current = onceKey()
      setName('')
      announce(t('mine.bot_made'))
      asked.again()
    }, (why: unknown) => {
      fail(why)
      if (why instanceof Refused) key.current = onceKey()
    })
  }
  return (
    <section class="section stack" aria-labelledby="bots">
      <h2 class="h2" id="bots">{t('mine.bots')}</h2>
      <p class="hint">{t('mine.bots_more')}</p>
      <Await of={asked}>
        {({ items }) => items.map((bot) => (
          <details key={bot.id}>
            <summary>{bot.name}</summary>
            <TokenList of={{ bot: bot.id }} />
            <p><Do class="btn small bad" does={async () => {
              await ask(api.DELETE('/me/bots/{bot_id}', { params: { path: { bot_id: bot.id } } }))
              announce(t('mine.bot_ended'))
              asked.again()
            }}>{t('mine.bot_end')}<span class="sr">{t('mine.named', { name: bot.name })}</span></Do></p>
          </details>
        ))}
      </Await>
      <form class="stack sheet" onSubmit={submit} noValidate>
        <Field label={t('mine.bot_name')} error={failure ? wrongAt(failure, '/name') ?? sentence(failure) : null}>
          {(control) => <input class="input" maxLength={100} {...control} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <p><button class="btn" type="submit">{t('mine.new_bot')}</button></p>
      </form>
    </section>
  )
}
