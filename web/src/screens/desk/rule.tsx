import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useAsk, useList } from '../../app/asking'
import type { ScreenProps } from '../../app/router'
import { Audience, type Rule, type Wall } from '../../parts/audience'
import { Await } from '../../parts/await'
import { ChangeView, RuleCard, ends, ruleOfChange } from '../../parts/desk/change'
import { Find } from '../../parts/desk/find'
import { Desk, inside, type Card, type Here } from '../../parts/desk/frame'
import { Choice, Form, Lines, Part, Row, Rows, Text } from '../../parts/desk/kit'
import { Icon } from '../../parts/icon'
import { t } from '../../texts'
import { day } from '../../texts/dates'

const WALLS: readonly Wall[] = ['secret', 'private', 'open']

/** The rule of a community: what it is, what it was, and changing it. */
export default function RuleDesk({ params }: ScreenProps) {
  return <Desk id={params['community'] ?? ''} tab="rule">{(here) => <Ruling {...here} />}</Desk>
}

function Ruling({ card, again }: Here) {
  const waits = card.pending
  return (
    <>
      {waits
        ? <Part title={t(ends(waits) ? 'desk.end_change' : 'desk.change')} lead={t(ends(waits) ? 'desk.end_lead' : 'desk.change_lead')}><ChangeView of={waits} again={again} /></Part>
        : !card.archived && <Part title={t('desk.change_new')} lead={t('desk.change_new_lead')}><Changing card={card} again={again} /></Part>}
      <Eras id={card.id} />
      <Former id={card.id} />
    </>
  )
}

/** Whether a rule lets somebody in whom the present one keeps out: then it takes two. */
const widens = (was: Card, visibility: Wall, guests: string): boolean =>
  WALLS.indexOf(visibility) > WALLS.indexOf(was.visibility) ||
  (guests !== 'none' && guests !== was.guests && was.guests !== 'mixed')

function Changing({ card, again }: { card: Card; again: () => void }) {
  const [visibility, setVisibility] = useState<Wall>(card.visibility)
  const [guests, setGuests] = useState(card.guests)
  const [to, send] = useState<Schema['PersonRef'] | null>(null)
  const asked = useAsk(async () => (await ask(api.GET('/companies', { params: { query: { limit: 100 } } }))).items, [])
  const companies = asked.state === 'ready' ? asked.value : []
  const next: Rule = { visibility, guests, company: companies.find((each) => each.id === guests)?.name ?? card.company?.name ?? null }
  const same = visibility === card.visibility && guests === card.guests
  const wider = widens(card, visibility, guests)
  return (
    <>
    <Form key={card.visibility + card.guests} keep bad={!wider && !same} send={!same && t(wider ? 'desk.propose' : 'desk.narrow')}
      does={async (said) => {
        const made = await ask(api.POST('/communities/{community_id}/changes', { ...inside(card.id), headers: said.headers, body: {
          visibility, guests,
          ...(wider && { name: said('name'), purpose: said('purpose') }),
          ...(wider && to && { to: to.id }),
        } }))
        announce(t('number' in made ? 'desk.proposed' : 'desk.narrowed'))
        again()
      }}>
      <Choice name="visibility" label={t('desk.visibility')} value={visibility} onInput={(code) => setVisibility(code as Wall)}
        options={[...WALLS].reverse().map((wall) => [wall, t(`desk.is_${wall}`)])} />
      <Choice name="guests" label={t('desk.guests')} value={guests} onInput={setGuests} options={[
        ['none', t('desk.guests_none')],
        ...companies.map((each) => [each.id, t('desk.guests_of', { company: each.name })] as const),
        ['mixed', t('desk.guests_mixed')],
      ]} />
      {same && <p class="hint">{t('desk.choose_other')}</p>}
      {!same && <Consequence card={card} next={next} wider={wider} />}
      {wider && !same && (
        <>
          <Text name="name" label={t('desk.card_name')} defaultValue={card.name} />
          <Lines name="purpose" label={t('desk.card_purpose')} hint={t('desk.card_hint')} value={card.purpose} />
          {to && <p role="status">{t('desk.sent_to', { name: to.name })}</p>}
        </>
      )}
    </Form>
    {wider && !same && (
      <Find label={t('desk.send_to')} hint={t('desk.send_hint')} acts={(who) => (
        <button class="btn small" type="button" aria-pressed={who.id === to?.id} onClick={() => send(who.id === to?.id ? null : who)}>
          {t('desk.ask_to_sign')}<span class="sr"> {who.name}</span>
        </button>
      )} />
    )}
    </>
  )
}

/** The readers before and after, and what follows, in sentences. */
function Consequence({ card, next, wider }: { card: Card; next: Rule; wider: boolean }) {
  const asked = useAsk(() => ask(api.GET('/communities/{community_id}/audience', inside(card.id))), [card.id])
  const now: Rule = { visibility: card.visibility, guests: card.guests, company: card.company?.name ?? null }
  return (
    <div class="stack" role="status">
      <Await of={asked}>
        {(was) => {
          const gone = was.companies.filter((each) => next.guests === 'none' || (next.guests !== 'mixed' && each.name !== next.company))
          const out = gone.reduce((sum, each) => sum + each.people, 0)
          return (
            <>
              <div class="change">
                <RuleCard rule={now} when={t('desk.today')}>
                  <ul><Members wall={now.visibility} n={was.members} /><li>{t('posts.guests', { n: was.guests })}</li></ul>
                </RuleCard>
                <Icon name="arrow" />
                <RuleCard rule={next} when={t('desk.after')}>
                  <ul>
                    <Members wall={next.visibility} n={was.members} />
                    <li>{next.guests === 'none' || !wider ? t('posts.guests', { n: was.guests - out }) : t('desk.one_by_one', { n: was.guests - out })}</li>
                  </ul>
                </RuleCard>
              </div>
              <p class="lead">{t(wider ? 'desk.wider' : 'desk.narrower')}</p>
              {!wider && next.visibility === 'secret' && <p>{t('desk.hidden_from_then')}</p>}
              {out > 0 && <p>{t('desk.guests_asleep', { n: out })}</p>}
            </>
          )
        }}
      </Await>
    </div>
  )
}

const Members = ({ wall, n }: { wall: string; n: number }) => <li>{wall === 'open' ? t('desk.all_members') : t('desk.members_inside', { n })}</li>

function Eras({ id }: { id: string }) {
  const eras = useList(() => ask(api.GET('/communities/{community_id}/eras', inside(id))), [id])
  return (
    <Part title={t('desk.eras')} lead={t('desk.eras_lead')}>
      <Rows of={eras} empty="">
        {(era) => (
          <Row key={era.number} head={t('desk.era', { number: String(era.number), day: day(era.began_at) })} meta={t(`desk.era_${era.kind}`)}>
            <Audience rule={ruleOfChange(era)} />
          </Row>
        )}
      </Rows>
    </Part>
  )
}

function Former({ id }: { id: string }) {
  const changes = useList((cursor) => ask(api.GET('/communities/{community_id}/changes', { params: { path: { community_id: id }, query: { cursor } } })), [id])
  return (
    <Part title={t('desk.changes')}>
      <Rows of={changes} empty={t('desk.no_changes')}>
        {(each) => (
          <Row key={each.number} head={<a href={`/communities/${id}/changes/${each.number}`}>{t('desk.change_of', { day: day(each.proposed_at) })}</a>}
            meta={t(`desk.change_${each.state}`)}>
            {ends(each) ? <p class="meta">{t('desk.end_change')}</p> : <Audience rule={ruleOfChange(each)} />}
          </Row>
        )}
      </Rows>
    </Part>
  )
}
