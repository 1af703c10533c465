/** Coming in: joining, asking, accepting what one is invited to, taking a request back. */
import { useState } from 'preact/hooks'
import { api, ask, Refused, type Schema } from '../api'
import { announce, sentence } from '../app/announce'
import { me, refresh, type Room } from '../app/session'
import { t } from '../texts'
import { Dialog } from './dialog'
import { Do, Field } from './form'

type Card = Schema['CommunityCard']
type Place = Pick<Room, 'id' | 'name' | 'state' | 'visibility' | 'archived'>

const at = (community: string) => ({ params: { path: { community_id: community } } })

/** Buttons for whoever stands before a community. `moved` is told that they stand elsewhere now. */
export function Coming({ of, moved }: { of: Place; moved: () => void }) {
  const [card, show] = useState<Card | null>(null)
  const done = async (said: string): Promise<void> => {
    show(null)
    announce(said)
    await refresh()
    moved()
  }
  // What rests lets nobody in; a request can be taken back all the same.
  if (of.state === 'asked') return <Asked of={of} done={done} />
  if (of.archived || of.state === 'inside') return null
  const begin = async (): Promise<void> => {
    const now = await ask(api.GET('/communities/{community_id}', at(of.id)))
    if (needsWords(now, of)) show(now)
    else await done(await come(now, '', of))
  }
  return (
    <>
      <Do class="btn small" does={begin}>{verb(of)}<span class="sr">{t('rooms.named', { name: of.name })}</span></Do>
      {of.state === 'invited' && <Declining of={of} done={done} />}
      {card && <Entrance card={card} of={of} close={() => show(null)} done={done} />}
    </>
  )
}

const verb = ({ state, visibility }: Place): string =>
  t(state === 'invited' ? 'rooms.accept' : visibility === 'open' ? 'rooms.join' : 'rooms.ask')

const asks = (of: Place): boolean => of.state === 'none' && of.visibility !== 'open'
const needsWords = (card: Card, of: Place): boolean => asks(of) || (card.terms !== null && !card.terms?.accepted)

/** Joins or asks; the answer says what was done. */
async function come(card: Card, answer: string, of: Place): Promise<string> {
  const accepts = card.terms?.version ?? null
  if (asks(of)) {
    await ask(api.POST('/communities/{community_id}/requests', { ...at(of.id), body: { answer, accepts } }))
    return t('rooms.asked', { name: of.name })
  }
  await ask(api.PUT('/communities/{community_id}/membership', { ...at(of.id), body: { accepts } }))
  return t('rooms.joined', { name: of.name })
}

function Asked({ of, done }: { of: Place; done: (said: string) => Promise<void> }) {
  const person = me.get()?.person.id ?? ''
  return (
    <>
      <span class="state wait">{t('rooms.pending')}</span>
      <Do class="act" does={async () => {
        await ask(api.DELETE('/communities/{community_id}/requests/{person_id}', { params: { path: { community_id: of.id, person_id: person } } }))
        await done(t('rooms.taken_back'))
      }}>{t('rooms.take_back')}<span class="sr">{t('rooms.named', { name: of.name })}</span></Do>
    </>
  )
}

const Declining = ({ of, done }: { of: Place; done: (said: string) => Promise<void> }) => (
  <Do class="act" does={async () => {
    const person = me.get()?.person.id ?? ''
    await ask(api.DELETE('/communities/{community_id}/invitations/{person_id}', { params: { path: { community_id: of.id, person_id: person } } }))
    await done(t('rooms.declined'))
  }}>{t('rooms.decline')}<span class="sr">{t('rooms.named', { name: of.name })}</span></Do>
)

/** What is asked at the door: an answer for those who let in, and the community's own rules. */
function Entrance({ card, of, close, done }: { card: Card; of: Place; close: () => void; done: (said: string) => Promise<void> }) {
  const [answer, setAnswer] = useState('')
  const [agreed, agree] = useState(false)
  const [failure, fail] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const submit = (): void => {
    if (busy) return
    if (card.terms && !card.terms.accepted && !agreed) return fail(t('rooms.terms_first'))
    setBusy(true)
    come(card, answer.trim(), of).then(done, (why: unknown) => {
      // Somebody may have answered meanwhile: then the list knows better.
      if (why instanceof Refused && ['already_asked', 'already_inside', 'accept_instead'].includes(why.code)) void done(why.message)
      else fail(sentence(why))
    }).finally(() => setBusy(false))
  }
  return (
    <Dialog title={of.name} close={close} submit={submit} footer={
      <div class="acts">
        <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>
        <button class="btn primary" type="submit" aria-busy={busy || undefined}>{verb(of)}</button>
      </div>
    }>
      {asks(of) && <p>{t(card.admission === 'vouching' ? 'rooms.who_vouches' : 'rooms.who_decides')}</p>}
      {asks(of) && (
        <Field label={card.question ?? t('rooms.your_words')} error={failure} hint={card.question ? null : t('rooms.your_words_hint')}>
          {(control) => (
            <textarea class="input" rows={4} maxLength={1000} {...control} value={answer} onInput={(event) => setAnswer(event.currentTarget.value)} />
          )}
        </Field>
      )}
      {card.terms && !card.terms.accepted && (
        <>
          <h3 class="label">{t('rooms.terms')}</h3>
          <p class="quote-card said">{card.terms.text}</p>
          <label class="check"><input type="checkbox" checked={agreed} onChange={(event) => agree(event.currentTarget.checked)} />{t('rooms.agree')}</label>
        </>
      )}
      {failure && !asks(of) && <p class="error" role="alert">{failure}</p>}
    </Dialog>
  )
}
