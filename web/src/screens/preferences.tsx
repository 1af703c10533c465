/** When one wants to hear from the network: mails, quiet times, a pause, and each community. */
import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../api'
import { announce, complain, sentence } from '../app/announce'
import { useAsk, type Asked } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import { rooms, type Room } from '../app/session'
import { Await } from '../parts/await'
import { Do, Field, isOfFields, wrongAt } from '../parts/form'
import { Own } from '../parts/own'
import { t } from '../texts'
import { clock, weekday, day as dayOf } from '../texts/dates'

type Wishes = Schema['PreferencesView']
type Day = Wishes['digest_day']
type Level = Schema['Level']
const RHYTHMS: readonly Wishes['mail'][] = ['at_once', 'daily', 'weekly', 'never']
const DAYS: readonly Day[] = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const LEVELS: readonly Level[] = ['everything', 'mentions', 'nothing']
const PAUSES = [1, 7, 30] as const
const DAY = 86_400_000

/** Mails and pauses. The addresses in mails lead here. */
export default function Preferences() {
  const asked = useAsk(() => ask(api.GET('/me/preferences')), [])
  return (
    <Page title={t('mine.news')}>
      <Own title={t('mine.news')} at="/preferences" />
      <Await of={asked}>
        {(wishes) => (
          <div class="sheet stack-l section">
            <Pause wishes={wishes} asked={asked} />
            <Mail wishes={wishes} asked={asked} />
            <Levels />
          </div>
        )}
      </Await>
    </Page>
  )
}

const save = async (body: Schema['PreferencesPatch'], asked: Asked<Wishes>): Promise<void> => {
  asked.put(await ask(api.PATCH('/me/preferences', { body })))
  announce(t('common.saved'))
}

function Pause({ wishes, asked }: { wishes: Wishes; asked: Asked<Wishes> }) {
  const until = wishes.snoozed_until && Date.parse(wishes.snoozed_until) > Date.now() ? wishes.snoozed_until : null
  return (
    <section class="stack" aria-labelledby="pause">
      <h2 class="h2" id="pause">{t('mine.pause')}</h2>
      {until
        ? <p><b>{t('mine.paused', { day: dayOf(until), time: clock(new Date(until)) })}</b></p>
        : <p class="hint">{t('mine.pause_more')}</p>}
      <p class="row">
        {PAUSES.map((days) => (
          <Do key={days} class="btn" does={() => save({ snoozed_until: new Date(Date.now() + days * DAY).toISOString() }, asked)}>
            {t('mine.pause_days', { n: days })}
          </Do>
        ))}
        {until && <Do class="btn primary" does={() => save({ snoozed_until: null }, asked)}>{t('mine.pause_end')}</Do>}
      </p>
    </section>
  )
}

/** One form: nothing is sent before it is saved. */
function Mail({ wishes, asked }: { wishes: Wishes; asked: Asked<Wishes> }) {
  const [mail, setMail] = useState(wishes.mail)
  const [digest, setDigest] = useState({ at: wishes.digest_at, day: wishes.digest_day })
  const [quiet, setQuiet] = useState(wishes.quiet_hours !== null)
  const [hours, setHours] = useState(wishes.quiet_hours ?? { start: '18:30', end: '08:00' })
  const [days, setDays] = useState<readonly Day[]>(wishes.quiet_days)
  const [budget, setBudget] = useState(wishes.mail_budget === null ? '' : String(wishes.mail_budget))
  const [failure, fail] = useState<unknown>(null)
  const submit = (event: Event): void => {
    event.preventDefault()
    fail(null)
    const body = {
      mail, digest_at: digest.at, digest_day: digest.day, quiet_hours: quiet ? hours : null, quiet_days: [...days],
      mail_budget: budget === '' ? null : Number(budget),
    }
    save(body, asked).catch(fail)
  }
  return (
    <form class="stack-l" onSubmit={submit} noValidate>
      <fieldset class="stack">
        <legend class="h2">{t('mine.mail')}</legend>
        {RHYTHMS.map((each) => (
          <label class="choice" key={each}>
            <input type="radio" name="mail" checked={mail === each} onChange={() => setMail(each)} />
            <span><b>{t(`mine.mail_${each}`)}</b><span class="hint">{t(`mine.mail_${each}_means`)}</span></span>
          </label>
        ))}
        <p class="row">
          <Field label={t('mine.digest_at')} error={wrongAt(failure, '/digest_at')}>
            {(control) => <input class="input" type="time" required {...control} value={digest.at} onInput={(event) => setDigest({ ...digest, at: event.currentTarget.value })} />}
          </Field>
          {mail === 'weekly' && (
            <Field label={t('mine.digest_day')}>
              {(control) => (
                <select class="input" {...control} value={digest.day} onChange={(event) => setDigest({ ...digest, day: event.currentTarget.value as Day })}>
                  {DAYS.map((each, index) => <option key={each} value={each}>{weekday(index)}</option>)}
                </select>
              )}
            </Field>
          )}
        </p>
      </fieldset>
      <fieldset class="stack">
        <legend class="h2">{t('mine.quiet')}</legend>
        <p class="hint">{t('mine.quiet_more')}</p>
        <label class="check"><input type="checkbox" checked={quiet} onChange={(event) => setQuiet(event.currentTarget.checked)} />{t('mine.quiet_hours')}</label>
        {quiet && (
          <p class="row">
            {(['start', 'end'] as const).map((each) => (
              <Field key={each} label={t(`mine.quiet_${each}`)} error={wrongAt(failure, `/quiet_hours/${each}`)}>
                {(control) => <input class="input" type="time" required {...control} value={hours[each]} onInput={(event) => setHours({ ...hours, [each]: event.currentTarget.value })} />}
              </Field>
            ))}
          </p>
        )}
        <div class="kinds" role="group" aria-label={t('mine.quiet_days')}>
          {DAYS.map((each, index) => (
            <label key={each}>
              <input type="checkbox" checked={days.includes(each)}
                onChange={(event) => setDays(event.currentTarget.checked ? [...days, each] : days.filter((other) => other !== each))} />
              {weekday(index)}
            </label>
          ))}
        </div>
        <Field label={t('mine.budget')} hint={t('mine.budget_hint')} error={wrongAt(failure, '/mail_budget')}>
          {(control) => <input class="input short" type="number" min={0} max={1000} {...control} value={budget} onInput={(event) => setBudget(event.currentTarget.value)} />}
        </Field>
      </fieldset>
      {failure !== null && !isOfFields(failure) && <p class="error" role="alert">{sentence(failure)}</p>}
      <p><button class="btn primary" type="submit">{t('common.save')}</button></p>
    </form>
  )
}

/** How much of each community one is told: asked for when somebody opens it. */
function Levels() {
  const [open, show] = useState(false)
  return (
    <details onToggle={(event) => event.currentTarget.open && show(true)}>
      <summary class="h2">{t('mine.levels')}</summary>
      <p class="hint">{t('mine.levels_more')}</p>
      {open && <LevelList />}
    </details>
  )
}

function LevelList() {
  const own = (useCell(rooms) ?? []).filter((room) => room.state === 'inside')
  if (own.length === 0) return <p class="meta">{t('mine.no_rooms')}</p>
  return <ul class="faces">{own.map((room) => <RoomLevel key={room.id} room={room} />)}</ul>
}

function RoomLevel({ room }: { room: Room }) {
  const path = { params: { path: { community_id: room.id } } }
  const asked = useAsk(async () => (await ask(api.GET('/communities/{community_id}', path))).membership.level, [room.id])
  const choose = async (level: Level): Promise<void> => {
    try {
      asked.put((await ask(api.PATCH('/communities/{community_id}/membership', { ...path, body: { level } }))).level)
      announce(t('common.saved'))
    } catch (failure) {
      complain(failure)
      asked.again()
    }
  }
  return (
    <li class="row">
      <label class="n" for={`l-${room.id}`}>{room.name}</label>
      {asked.state === 'ready' && (
        <select class="input short" id={`l-${room.id}`} value={asked.value} onChange={(event) => void choose(event.currentTarget.value as Level)}>
          {LEVELS.map((each) => <option key={each} value={each}>{t(`mine.level_${each}`)}</option>)}
        </select>
      )}
    </li>
  )
}
