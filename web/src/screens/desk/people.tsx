import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useAsk, useList, type Listed } from '../../app/asking'
import { useCell } from '../../app/cell'
import type { ScreenProps } from '../../app/router'
import { me } from '../../app/session'
import { Await } from '../../parts/await'
import { Desk, type Card } from '../../parts/desk/frame'
import { Choice, Fold, Form, Part, Row, Rows, Sure, Text } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { Named } from '../../parts/people'
import { rich, t } from '../../texts'
import { day } from '../../texts/dates'

type Seat = Schema['SeatView']
const ROLES = ['participant', 'moderator', 'steward'] as const

/** Who is inside, what they are there, and which eras they read. */
export default function People({ params }: ScreenProps) {
  return <Desk id={params['community'] ?? ''} tab="people">{({ card }) => <Seats card={card} />}</Desk>
}

function Seats({ card }: { card: Card }) {
  const seats = useList((cursor) => ask(api.GET('/communities/{community_id}/people', { params: { path: { community_id: card.id }, query: { cursor } } })), [card.id])
  return (
    <Part title={t('desk.people')} lead={card.cap ? t('desk.people_cap', { n: card.cap }) : undefined}>
      <Rows of={seats} empty="">{(seat) => <Seated key={seat.person.id} seat={seat} card={card} list={seats} />}</Rows>
    </Part>
  )
}

function Seated({ seat, card, list }: { seat: Seat; card: Card; list: Listed<Seat> }) {
  const who = useCell(me)
  const { person, role } = seat
  const at = { params: { path: { community_id: card.id, person_id: person.id } } }
  const appoint = (next: Schema['Role']) => async (): Promise<void> => {
    await ask(api.PUT('/communities/{community_id}/people/{person_id}', { ...at, body: { role: next } }))
    announce(t('desk.appointed', { name: person.name, role: t(`desk.role_${next}`) }))
    list.again()
  }
  const remove = async (): Promise<void> => {
    await ask(api.DELETE('/communities/{community_id}/people/{person_id}', at))
    announce(t('desk.removed', { name: person.name }))
    list.again()
  }
  const told = [t(`desk.role_${role}`), t('desk.since', { day: day(seat.joined_at) }), seat.asleep && t('desk.asleep')].filter(Boolean).join(' · ')
  return (
    <Row who={person} meta={told} acts={person.id !== who?.person.id && (
      <Fold label={t('desk.change_role')} of={person.name}>
        <p class="row">
        {person.kind === 'member' && ROLES.filter((each) => each !== role).map((each) => (
          <Do key={each} class="btn small" does={appoint(each)}>{t(`desk.make_${each}`)}<span class="sr"> {person.name}</span></Do>
        ))}
        <Sure label={t('desk.remove')} of={person.name} text={t('desk.remove_sure')} does={remove} />
        </p>
        {person.kind === 'guest' && <Fold label={t('desk.stay')} of={person.name}><Stay id={person.id} /></Fold>}
        {person.kind === 'member' && <Fold label={t('desk.earlier')} of={person.name}><Earlier card={card} id={person.id} /></Fold>}
      </Fold>
    )} />
  )
}

/** Until when a guest stays; whoever answers for them renews it. */
export function Stay({ id }: { id: string }) {
  const asked = useAsk(() => ask(api.GET('/people/{person_id}', { params: { path: { person_id: id } } })), [id])
  return (
    <Await of={asked}>
      {(guest) => (
        <Form key={guest.ends_on} keep send={t('desk.renew')} done={t('common.saved')} does={async (said) => {
          asked.put(await ask(api.PATCH('/guests/{person_id}', { params: { path: { person_id: id } }, body: { ends_on: said('ends_on') } })))
        }}>
          {guest.sponsor && <p>{rich('desk.sponsor', { who: <Named who={guest.sponsor} /> })}</p>}
          {guest.sponsor_needed_by && <p class="error">{t('desk.sponsor_needed', { day: day(guest.sponsor_needed_by) })}</p>}
          <Text name="ends_on" type="date" label={t('desk.ends_on')} defaultValue={guest.ends_on?.slice(0, 10)} />
        </Form>
      )}
    </Await>
  )
}

/** From which era on somebody reads, and showing them earlier ones: it takes two who read these. */
function Earlier({ card, id }: { card: Card; id: string }) {
  const [said, say] = useState('')
  const at = { params: { path: { community_id: card.id, person_id: id } } }
  const asked = useAsk(() => ask(api.GET('/communities/{community_id}/people/{person_id}/earlier', at)), [id])
  const show = async (era: number): Promise<void> => {
    const view = await ask(api.PUT('/communities/{community_id}/people/{person_id}/earlier', { ...at, body: { era } }))
    say(t(view.waiting ? 'desk.earlier_waits' : 'desk.earlier_shown'))
    asked.put(view)
  }
  const withdraw = async (): Promise<void> => {
    await ask(api.DELETE('/communities/{community_id}/people/{person_id}/earlier', at))
    asked.again()
  }
  return (
    <>
      <Await of={asked}>
        {({ era, waiting }) => (
          <>
            <p>{t('desk.reads_from', { era: String(era) })}</p>
            {waiting && <p>{rich('desk.earlier_waiting', { era: String(waiting.era), who: <Named who={waiting.proposed_by} /> })}</p>}
            <p class="row">
              {waiting?.may.includes('sign') && <Do class="btn small primary" does={() => show(waiting.era)}>{t('desk.sign_earlier')}</Do>}
              {waiting?.may.includes('withdraw') && <Do class="btn small" does={withdraw}>{t('desk.withdraw')}</Do>}
            </p>
            {!waiting && era > 1 && (
              <Form send={t('desk.show_earlier')} does={(form) => show(Number(form('era')))}>
                <Choice name="era" label={t('desk.from_era')} options={Array.from({ length: era - 1 }, (_, index) => [String(index + 1), String(index + 1)])} />
              </Form>
            )}
          </>
        )}
      </Await>
      <p role="status">{said}</p>
    </>
  )
}
