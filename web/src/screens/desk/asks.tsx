import { useState } from 'preact/hooks'
import { api, ask, onceKey, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useAsk, useList, type Listed } from '../../app/asking'
import { useCell } from '../../app/cell'
import type { ScreenProps } from '../../app/router'
import { me } from '../../app/session'
import { Find } from '../../parts/desk/find'
import { Desk, inside, type Card } from '../../parts/desk/frame'
import { Choice, Form, Part, Row, Rows, Text } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { Named } from '../../parts/people'
import { listed } from '../../parts/will-read'
import { rich, t } from '../../texts'
import { when } from '../../texts/dates'

type Ask = Schema['AskView']
const STAY_DAYS = 90

/** Who asks to come in, who is invited, and letting people in. */
export default function Asks({ params }: ScreenProps) {
  return <Desk id={params['community'] ?? ''} tab="asks">{({ card }) => <Door card={card} />}</Desk>
}

const atDoor = (card: Card, state: 'asked' | 'invited') =>
  useList((cursor) => ask(api.GET('/communities/{community_id}/requests', {
    params: { path: { community_id: card.id }, query: { state, cursor } },
  })), [card.id])

function Door({ card }: { card: Card }) {
  const asked = atDoor(card, 'asked')
  const invited = atDoor(card, 'invited')
  const admits = card.may.includes('admit')
  return (
    <>
      <Part title={t('desk.asks')} lead={card.full ? t('desk.full') : undefined}>
        <Rows of={asked} empty={t('desk.no_asks')}>
          {(each) => <Asking key={each.person.id} of={each} card={card} list={asked} />}
        </Rows>
      </Part>
      {admits && (
        <Part title={t('desk.invitations')}>
          <Rows of={invited} empty={t('desk.no_invitations')}>
            {(each) => <Invited key={each.person.id} of={each} card={card} list={invited} />}
          </Rows>
        </Part>
      )}
      {card.may.includes('invite') && !card.archived && <Inviting card={card} list={invited} />}
    </>
  )
}

const person = (card: Card, who: Schema['PersonRef']) => ({ params: { path: { community_id: card.id, person_id: who.id } } })

/** Lets somebody in, as a participant. */
async function admit(card: Card, who: Schema['PersonRef'], list: Listed<Ask>): Promise<void> {
  await ask(api.PUT('/communities/{community_id}/people/{person_id}', { ...person(card, who), body: { role: 'participant' } }))
  announce(t('desk.admitted', { name: who.name }))
  list.again()
}

function Asking({ of, card, list }: { of: Ask; card: Card; list: Listed<Ask> }) {
  const who = useCell(me)
  const at = person(card, of.person)
  const mine = of.vouched_by.some((each) => each.id === who?.person.id)
  const word = async (): Promise<void> => {
    if (mine) await ask(api.DELETE('/communities/{community_id}/requests/{person_id}/vouch', at))
    else await ask(api.PUT('/communities/{community_id}/requests/{person_id}/vouch', at))
    list.again()
  }
  const decline = async (): Promise<void> => {
    await ask(api.DELETE('/communities/{community_id}/requests/{person_id}', at))
    announce(t('desk.declined', { name: of.person.name }))
    list.again()
  }
  const name = <span class="sr"> {of.person.name}</span>
  return (
    <Row who={of.person} meta={<>{of.by && <>{rich('desk.asked_by', { who: <Named who={of.by} /> })} · </>}{when(of.at)}</>}
      acts={(
        <>
          {card.may.includes('admit') && <Do class="btn primary small" does={() => admit(card, of.person, list)}>{t('desk.admit')}{name}</Do>}
          {card.may.includes('vouch') && <Do class="btn small" aria-pressed={mine} does={word}>{t('desk.vouch')}{name}</Do>}
          {card.may.includes('admit') && <Do class="btn small bad" does={decline}>{t('desk.decline')}{name}</Do>}
        </>
      )}>
      {of.answer && <dl><dt>{card.question || t('desk.answer')}</dt><dd>{of.answer}</dd></dl>}
      {of.vouched_by.length > 0 && (
        <p class="meta">{rich('desk.vouched', { who: listed(of.vouched_by.map((each) => <Named key={each.id} who={each} />)) })}</p>
      )}
    </Row>
  )
}

function Invited({ of, card, list }: { of: Ask; card: Card; list: Listed<Ask> }) {
  const withdraw = async (): Promise<void> => {
    await ask(api.DELETE('/communities/{community_id}/invitations/{person_id}', person(card, of.person)))
    list.again()
  }
  return (
    <Row who={of.person} meta={<>{of.by && <>{rich('desk.invited_by', { who: <Named who={of.by} /> })} · </>}{when(of.at)}</>}
      acts={<Do class="btn small" does={withdraw}>{t('desk.withdraw')}<span class="sr"> {of.person.name}</span></Do>} />
  )
}

function Inviting({ card, list }: { card: Card; list: Listed<Ask> }) {
  const invite = async (who: Schema['PersonRef']): Promise<void> => {
    await ask(api.POST('/communities/{community_id}/invitations', { ...inside(card.id), headers: onceKey(), body: { person: who.id } }))
    announce(t('desk.invited', { name: who.name }))
    list.again()
  }
  return (
    <Part title={t('desk.let_in')}>
      <Find label={t('desk.find_member')} hint={t('desk.find_hint')} acts={(who) => (
        <>
          <Do class="btn small" does={() => invite(who)}>{t('desk.invite')}<span class="sr"> {who.name}</span></Do>
          <Do class="btn small" does={() => admit(card, who, list)}>{t('desk.add')}<span class="sr"> {who.name}</span></Do>
        </>
      )} />
      <Guests card={card} list={list} />
    </Part>
  )
}

function Guests({ card, list }: { card: Card; list: Listed<Ask> }) {
  const who = useCell(me)
  if (card.guests === 'none') return <p class="meta">{t('desk.no_guests_here')}</p>
  if (!who?.may.invite_guests) return null
  return <GuestForm card={card} list={list} />
}

const ahead = (): string => new Date(Date.now() + STAY_DAYS * 86_400_000).toISOString().slice(0, 10)

function GuestForm({ card, list }: { card: Card; list: Listed<Ask> }) {
  const [sent, say] = useState('')
  const all = useAsk(async () => (card.company ? [card.company] : (await ask(api.GET('/companies', { params: { query: { limit: 100 } } }))).items), [card.id])
  const companies = all.state === 'ready' ? all.value : []
  return (
    <>
      <h3 class="title">{t('desk.guest')}</h3>
      <p class="meta">{t('desk.guest_lead')}</p>
      <Form send={t('desk.guest_send')} does={async (said) => {
        const made = await ask(api.POST('/guests', { headers: said.headers, body: {
          email: said('email'), name: said('name'), company: said('company'), ends_on: said('ends_on'), communities: [card.id],
        } }))
        say(t(made.communities[0]?.state === 'asked' ? 'desk.guest_asked' : 'desk.guest_invited', { email: made.email }))
        list.again()
      }}>
        <Text name="email" type="email" label={t('desk.email')} />
        <Text name="name" label={t('desk.name')} />
        <Choice name="company" label={t('desk.company')} options={companies.map((each) => [each.id, each.name])} />
        <Text name="ends_on" type="date" label={t('desk.ends_on')} defaultValue={ahead()} hint={t('desk.ends_hint')} />
      </Form>
      <p role="status">{sent}</p>
    </>
  )
}
