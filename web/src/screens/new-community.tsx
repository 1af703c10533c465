/** Founding a community: who will read, said in words before anything is made. */
import { useRef, useState } from 'preact/hooks'
import { api, ask, onceKey, Refused, type Schema } from '../api'
import { announce, sentence } from '../app/announce'
import { useAsk } from '../app/asking'
import { Page } from '../app/page'
import { go } from '../app/router'
import { refresh } from '../app/session'
import { wallWord, type Wall } from '../parts/audience'
import { Field, isOfFields, wrongAt } from '../parts/form'
import { WallSign } from '../parts/icon'
import { t } from '../texts'

const WALLS: readonly Wall[] = ['private', 'open', 'secret']
const CLAUSES = ['none', 'one', 'mixed'] as const
type Clause = (typeof CLAUSES)[number]
type Draft = Schema['CommunityDraft']

/** Private and without guests until its founder says otherwise. */
export default function NewCommunity() {
  const [name, setName] = useState('')
  const [purpose, setPurpose] = useState('')
  const [wall, setWall] = useState<Wall>('private')
  const [clause, setClause] = useState<Clause>('none')
  const [company, setCompany] = useState('')
  const [admission, setAdmission] = useState<NonNullable<Draft['admission']>>('stewards')
  const [question, setQuestion] = useState('')
  const [failure, fail] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const key = useRef(onceKey())
  const companies = useAsk(() => ask(api.GET('/companies', { params: { query: { limit: 100 } } })), [])
  const known = companies.state === 'ready' ? companies.value.items : []
  const chosen = known.find((each) => each.id === company) ?? known[0]
  const guests = clause === 'one' ? (chosen?.id ?? 'none') : clause
  const make = async (): Promise<void> => {
    const body: Draft = {
      name: name.trim(), purpose: purpose.trim(), visibility: wall, guests, admission, cap: null, terms: null,
      question: wall !== 'open' && question.trim() ? question.trim() : null,
    }
    const made = await ask(api.POST('/communities', { body, headers: key.current }))
    await refresh()
    announce(t('rooms.made', { name: made.name }))
    go(`/communities/${made.id}`)
  }
  const submit = (event: Event): void => {
    event.preventDefault()
    if (busy) return
    setBusy(true)
    fail(null)
    make().catch((why: unknown) => {
      fail(why)
      // What was refused is sent again as something else; what may have arrived keeps its key.
      if (why instanceof Refused) key.current = onceKey()
    }).finally(() => setBusy(false))
  }
  return (
    <Page title={t('rooms.create')}>
      <form class="stack-l sheet" onSubmit={submit} noValidate>
        <h1>{t('rooms.create')}</h1>
        <Field label={t('rooms.name')} error={wrongAt(failure, '/name')}>
          {(control) => <input class="input" name="name" maxLength={80} required {...control} value={name} onInput={(event) => setName(event.currentTarget.value)} />}
        </Field>
        <Field label={t('rooms.purpose')} hint={t('rooms.purpose_hint')} error={wrongAt(failure, '/purpose')}>
          {(control) => <textarea class="input" name="purpose" rows={3} {...control} value={purpose} onInput={(event) => setPurpose(event.currentTarget.value)} />}
        </Field>
        <fieldset class="stack">
          <legend class="h2">{t('rooms.who_reads')}</legend>
          {WALLS.map((each) => (
            <label class="choice" data-wall={each} key={each}>
              <input type="radio" name="wall" checked={wall === each} onChange={() => setWall(each)} />
              <span><b class="aud"><span class="word"><WallSign of={each} />{wallWord(each)}</span></b><span class="hint">{t(`rooms.means_${each}`)}</span></span>
            </label>
          ))}
        </fieldset>
        <fieldset class="stack">
          <legend class="h2">{t('rooms.guests')}</legend>
          {CLAUSES.map((each) => (each === 'one' && known.length === 0 ? null : (
            <label class="choice" key={each}>
              <input type="radio" name="guests" checked={clause === each} onChange={() => setClause(each)} />
              <span><b>{t(`rooms.guests_${each}`)}</b><span class="hint">{t(`rooms.guests_${each}_means`)}</span></span>
            </label>
          )))}
          {clause === 'one' && (
            <Field label={t('rooms.company')} error={wrongAt(failure, '/guests')}>
              {(control) => (
                <select class="input" {...control} value={chosen?.id} onChange={(event) => setCompany(event.currentTarget.value)}>
                  {known.map((each) => <option key={each.id} value={each.id}>{each.name}</option>)}
                </select>
              )}
            </Field>
          )}
        </fieldset>
        {wall !== 'open' && (
          <fieldset class="stack">
            <legend class="h2">{t('rooms.entrance')}</legend>
            {(['stewards', 'vouching'] as const).map((each) => (
              <label class="choice" key={each}>
                <input type="radio" name="admission" checked={admission === each} onChange={() => setAdmission(each)} />
                <span><b>{t(`rooms.admission_${each}`)}</b><span class="hint">{t(`rooms.admission_${each}_means`)}</span></span>
              </label>
            ))}
            <Field label={t('rooms.question')} hint={t('rooms.question_hint')} error={wrongAt(failure, '/question')}>
              {(control) => <input class="input" maxLength={300} {...control} value={question} onInput={(event) => setQuestion(event.currentTarget.value)} />}
            </Field>
          </fieldset>
        )}
        <Consequence wall={wall} clause={clause} company={chosen?.name ?? ''} />
        {failure !== null && !isOfFields(failure) && <p class="error" role="alert">{sentence(failure)}</p>}
        <p class="row">
          <button class="btn primary" type="submit" aria-busy={busy || undefined}>{t('rooms.make')}</button>
          <a class="btn" href="/communities">{t('common.cancel')}</a>
        </p>
      </form>
    </Page>
  )
}

/** What the choice means for readers, spoken when it changes. */
function Consequence({ wall, clause, company }: { wall: Wall; clause: Clause; company: string }) {
  return (
    <section class="quote-card" data-wall={wall} aria-labelledby="then">
      <h2 class="label" id="then">{t('rooms.then')}</h2>
      <p class="lead" role="status">
        {t(`rooms.then_${wall}`)} {t(`rooms.then_guests_${clause}`, { company })} {t('rooms.then_later')}
      </p>
    </section>
  )
}
