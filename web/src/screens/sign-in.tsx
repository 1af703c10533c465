import type { ComponentType } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { api, ask } from '../api'
import { announce, sentence } from '../app/announce'
import { kept } from '../app/kept'
import { look } from '../app/look'
import { Page } from '../app/page'
import { go, type ScreenProps } from '../app/router'
import { chooseLanguage, recognise } from '../app/session'
import { Do, Field } from '../parts/form'
import { Icon, Mark } from '../parts/icon'
import { known, rich, speak, spoken, t, load } from '../texts'

const DIGITS = 6

/** Signing in with a code that comes by mail. */
export default function SignIn({ query }: ScreenProps) {
  const [email, setEmail] = useState('')
  const [minutes, setMinutes] = useState(0)
  return (
    <div class="enter">
      <Page title={t('sign-in.title')} asideLabel={t('sign-in.about')} aside={<Vows />}>
        {minutes === 0
          ? <Address email={email} setEmail={setEmail} sent={setMinutes} query={query} />
          : <Code email={email} minutes={minutes} to={query.get('to')} back={() => setMinutes(0)} />}
      </Page>
    </div>
  )
}

const send = async (email: string): Promise<number> =>
  (await ask(api.POST('/sign-in/codes', { body: { email } }))).valid_minutes

type Way = ComponentType<{ to: string | null; arrived: typeof arrived }>

/** What comes after the form is there: other ways in. */
function useWays(): Way | null {
  const [ways, show] = useState<Way | null>(null)
  // Without them one signs in by a code.
  useEffect(() => void import('../parts/ways').then(({ default: Ways }) => show(() => Ways), () => undefined), [])
  return ways
}

/** Why somebody who came back from the company's sign-in is not in. */
const reason = (code: string): string => known('sign-in', `refused_${code}`) ?? t('sign-in.refused_company_refused')

function Address({ email, setEmail, sent, query }: {
  email: string
  setEmail: (email: string) => void
  sent: (minutes: number) => void
  query: URLSearchParams
}) {
  const Ways = useWays()
  const refused = query.get('refused')
  const [failure, fail] = useState<unknown>(null)
  const input = useRef<HTMLInputElement>(null)
  // What is typed at once must not be lost.
  useLayoutEffect(() => input.current?.focus(), [])
  const submit = (event: Event): void => {
    event.preventDefault()
    fail(null)
    send(email.trim()).then(sent, fail)
  }
  const other = spoken() === 'fr' ? 'en' : 'fr'
  return (
    <form onSubmit={submit} noValidate>
      <h1>{t('sign-in.title')}</h1>
      {refused && <p class="error" role="alert">{reason(refused)}</p>}
      <Field label={t('sign-in.address')} hint={t('sign-in.address_hint')} error={failure ? sentence(failure) : null}>
        {(control) => (
          <input class="input" type="email" name="email" autocomplete="email" required ref={input} {...control}
            value={email} onInput={(event) => setEmail(event.currentTarget.value)} />
        )}
      </Field>
      <button class="btn primary wide" type="submit">{t('sign-in.send')}</button>
      {Ways && <Ways to={query.get('to')} arrived={arrived} />}
      <p class="meta">{t('sign-in.no_password')}</p>
      <p class="row meta">
        <button class="act" type="button" lang={other} onClick={() => void chooseLanguage(other)}>
          {other === 'en' ? 'English' : 'Français'}
        </button>
      </p>
    </form>
  )
}

function Code({ email, minutes, to, back }: { email: string; minutes: number; to: string | null; back: () => void }) {
  const [failure, fail] = useState<string | null>(null)
  const input = useRef<HTMLInputElement>(null)
  useEffect(() => input.current?.focus(), [])
  const submit = (event: Event): void => {
    event.preventDefault()
    const code = (input.current?.value ?? '').replace(/\D/g, '')
    if (code.length !== DIGITS) fail(t('sign-in.code_short'))
    else enter(email, code, to).catch((why: unknown) => fail(sentence(why)))
  }
  return (
    <form onSubmit={submit} noValidate>
      <h1>{t('sign-in.your_code')}</h1>
      <p>
        {rich('sign-in.sent_to', { address: <b>{email}</b> })}{' '}
        <button class="act" type="button" onClick={back}>{t('sign-in.change')}</button>
      </p>
      <Field label={t('sign-in.code')} hint={t('sign-in.code_hint', { n: minutes })} error={failure}>
        {(control) => (
          <input class="input code" ref={input} name="code" inputMode="numeric" autocomplete="one-time-code" {...control} />
        )}
      </Field>
      <button class="btn primary wide" type="submit">{t('sign-in.enter')}</button>
      <Do class="btn wide" does={async () => {
        await send(email)
        announce(t('sign-in.resent'))
      }}>{t('sign-in.resend')}</Do>
    </form>
  )
}

/** Opens a session by a code. */
async function enter(email: string, code: string, to: string | null): Promise<void> {
  await ask(api.POST('/sign-in/sessions', { body: { email: email.trim(), code } }))
  await arrived(to)
}

/** Goes where one wanted to go; never to another site. */
async function arrived(to: string | null): Promise<void> {
  const { language } = await recognise()
  if (!kept('language') && language && language !== spoken()) {
    speak(language)
    await load(['common', 'sign-in'])
  }
  go(to && /^\/(?![/\\])/.test(to) ? to : '/', { replace: true })
}

function Vows() {
  return (
    <>
      <p class="brand"><Mark /><span>{look.get().name}</span></p>
      <div class="stack-l">
        <p class="say">{t('sign-in.say')}</p>
        <ul class="vows">
          <li><Icon name="eye" /><span>{t('sign-in.vow_read')}</span></li>
          <li><Icon name="rooms" /><span>{t('sign-in.vow_keep')}</span></li>
          <li><Icon name="ledger" /><span>{t('sign-in.vow_rule')}</span></li>
        </ul>
      </div>
    </>
  )
}
