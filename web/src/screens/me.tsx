/** My account: language, time zone, looks; and the way out. */
import { useState } from 'preact/hooks'
import { api, ask } from '../api'
import { announce } from '../app/announce'
import { useCell } from '../app/cell'
import { keep, kept } from '../app/kept'
import { Page } from '../app/page'
import { go } from '../app/router'
import { chooseLanguage, isGuest, leave, me, type Me } from '../app/session'
import { Do, Field } from '../parts/form'
import { Own } from '../parts/own'
import { Named } from '../parts/people'
import { rich, spoken, t } from '../texts'
import { day } from '../texts/dates'

const THEMES = ['auto', 'light', 'dark'] as const
type Theme = (typeof THEMES)[number]

/** The first of one's own pages. */
export default function Account() {
  const who = useCell(me)
  return (
    <Page title={t('mine.account')}>
      <Own title={t('mine.account')} at="/me" />
      {who && <Sections who={who} />}
    </Page>
  )
}

function Sections({ who }: { who: Me }) {
  const { person } = who
  return (
    <div class="sheet stack-l section">
      <section class="stack" aria-labelledby="card">
        <h2 class="h2" id="card">{person.name}</h2>
        {person.email && <p class="meta">{person.email}</p>}
        {person.ends_on && (
          <p>{t('mine.stay', { day: day(person.ends_on) })} {person.sponsor && rich('mine.sponsor', { sponsor: <Named who={person.sponsor} /> })}</p>
        )}
        <p class="row">
          <a class="btn" href={`/people/${person.id}`}>{t('mine.card')}</a>
          <a class="btn" href="/people">{t(isGuest(who) ? 'mine.neighbours' : 'mine.directory')}</a>
        </p>
      </section>
      <Language />
      <Zone zone={person.time_zone} />
      <Theme />
      <section class="stack" aria-labelledby="leave">
        <h2 class="h2" id="leave">{t('mine.leave')}</h2>
        <p class="hint">{t('mine.leave_more')}</p>
        <p><Do class="btn" does={async () => {
          await leave()
          go('/sign-in', { replace: true })
        }}>{t('mine.sign_out')}</Do></p>
      </section>
    </div>
  )
}

function Language() {
  return (
    <fieldset class="stack">
      <legend class="h2">{t('mine.language')}</legend>
      <p class="hint">{t('mine.language_more')}</p>
      <p class="row">
        {(['fr', 'en'] as const).map((each) => (
          <Do key={each} class="btn" lang={each} aria-pressed={spoken() === each} does={() => chooseLanguage(each)}>
            {each === 'fr' ? 'Français' : 'English'}
          </Do>
        ))}
      </p>
    </fieldset>
  )
}

function Zone({ zone }: { zone: string | null }) {
  const [chosen, choose] = useState(zone ?? '')
  const zones = Intl.supportedValuesOf('timeZone')
  const save = async (next: string): Promise<void> => {
    me.set(await ask(api.PATCH('/me', { body: { time_zone: next || null } })))
    choose(next)
    announce(t('common.saved'))
  }
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone
  return (
    <section class="stack" aria-labelledby="zone">
      <h2 class="h2" id="zone">{t('mine.zone')}</h2>
      <Field label={t('mine.zone_label')} hint={t('mine.zone_hint')}>
        {(control) => (
          <select class="input" {...control} value={chosen} onChange={(event) => choose(event.currentTarget.value)}>
            <option value="">{t('mine.zone_none')}</option>
            {[...new Set(chosen ? [chosen, ...zones] : zones)].map((each) => <option key={each} value={each}>{each.replace(/_/g, ' ')}</option>)}
          </select>
        )}
      </Field>
      <p class="row">
        <Do class="btn primary" does={() => save(chosen)}>{t('common.save')}</Do>
        {here !== chosen && <Do class="btn" does={() => save(here)}>{t('mine.zone_here', { zone: here.replace(/_/g, ' ') })}</Do>}
      </p>
    </section>
  )
}

function Theme() {
  const [theme, setTheme] = useState<Theme>(kept<Theme>('theme') ?? 'auto')
  const choose = (next: Theme): void => {
    keep('theme', next === 'auto' ? null : next)
    if (next === 'auto') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = next
    setTheme(next)
  }
  return (
    <fieldset class="stack">
      <legend class="h2">{t('mine.theme')}</legend>
      <p class="hint">{t('mine.theme_more')}</p>
      <p class="row">
        {THEMES.map((each) => (
          <button key={each} class="btn" type="button" aria-pressed={theme === each} onClick={() => choose(each)}>{t(`mine.theme_${each}`)}</button>
        ))}
      </p>
    </fieldset>
  )
}
