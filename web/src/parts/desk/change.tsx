/** A widening or a deletion: what will be, who signed, and what one can do about it. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useCell } from '../../app/cell'
import { me, rooms } from '../../app/session'
import { rich, t } from '../../texts'
import { day, full } from '../../texts/dates'
import { Doors, WallWord, WithGuests, type Rule, type Wall } from '../audience'
import { Do } from '../form'
import { Icon } from '../icon'
import { Named } from '../people'
import { Tick } from './kit'

export type Change = Schema['ChangeCard']

export const ruleOfChange = (of: Pick<Change, 'visibility' | 'guests' | 'company'>): Rule => ({
  visibility: of.visibility,
  guests: of.guests,
  company: of.company?.name ?? null,
})

/** Whether the community is to be deleted. */
export const ends = (of: Pick<Change, 'intent'>): boolean => of.intent === 'deletes'

const at = (of: Change) => ({ params: { path: { community_id: of.community, number: String(of.number) } } })

/** Signs, and says the day on which the wall will change. */
async function sign(of: Change): Promise<void> {
  const signed = await ask(api.PUT('/communities/{community_id}/changes/{number}/signature', at(of)))
  announce(t(ends(of) ? 'desk.end_signed' : 'desk.signed_until', { day: signed.effective_on ? day(signed.effective_on) : '' }))
}

/** Takes one's signature back: nothing changes then. */
async function takeBack(of: Change): Promise<void> {
  await ask(api.DELETE('/communities/{community_id}/changes/{number}', at(of)))
  announce(t('desk.taken_back'))
}

/** A rule as a card: its wall, its word, and who reads under it. */
export function RuleCard({ rule, when, children }: { rule: Rule; when: ComponentChildren; children?: ComponentChildren }) {
  return (
    <div class="rule-card walled" data-wall={rule.visibility}>
      <Doors rule={rule} />
      <p class="aud"><WallWord wall={rule.visibility} /> <span>{when}</span></p>
      <h3 class="h1"><WithGuests rule={rule} /></h3>
      {children}
    </div>
  )
}

/** The rule before a change. As long as it stands, the community itself says which company is let in. */
export function useFormer(of: Change): Rule {
  const room = useCell(rooms)?.find((each) => each.id === of.community && each.guests === of.was.guests)
  return { visibility: of.was.visibility as Wall, guests: of.was.guests, company: room?.company?.name ?? null }
}

/** The whole of a change, for whoever signs it or waits for it. */
export function ChangeView({ of, again }: { of: Change; again: () => void }) {
  return (
    <div class="stack-l">
      <Way of={of} />
      {ends(of) ? <p class="lead">{t('desk.end_gone')}</p> : <Widening of={of} />}
      <Signatures of={of} />
      <Acting of={of} again={again} />
    </div>
  )
}

/** From which rule to which, and the text that newcomers will read. */
function Widening({ of }: { of: Change }) {
  const rule = ruleOfChange(of)
  const former = useFormer(of)
  return (
    <>
      <div class="change">
        <RuleCard rule={former} when={t('desk.before')} />
        <Icon name="arrow" />
        <RuleCard rule={rule} when={of.effective_on ? t('desk.from_day', { day: day(of.effective_on) }) : t('desk.after')}>
          <ul><li>{t('desk.read_from_then')}</li></ul>
        </RuleCard>
      </div>
      <div>
        <h3 class="label">{t('desk.new_readers_see')}</h3>
        <blockquote class="quote-card"><p class="title">{of.name}</p>{of.purpose && <p class="prose">{of.purpose}</p>}</blockquote>
      </div>
    </>
  )
}

function Way({ of }: { of: Change }) {
  const signed = of.state !== 'proposed'
  const done = of.state === 'in_force'
  return (
    <ol class="way" aria-label={t('desk.way')}>
      <li class="done"><time dateTime={of.proposed_at} title={full(of.proposed_at)}>{day(of.proposed_at)}</time>{rich('desk.way_proposed', { who: <Named who={of.proposed_by} /> })}</li>
      <li class={signed ? 'done' : undefined} aria-current={signed ? undefined : 'step'}>
        {of.signed_at && <time dateTime={of.signed_at}>{day(of.signed_at)}</time>}
        {of.signed_by ? rich('desk.way_signed', { who: <Named who={of.signed_by} /> }) : t('desk.way_sign')}
      </li>
      <li class={signed ? 'done' : undefined}>{t(ends(of) ? 'desk.end_archived' : 'desk.way_told')}</li>
      <li class={done ? 'done' : undefined} aria-current={signed && !done ? 'step' : undefined}>
        {of.effective_on && <time dateTime={of.effective_on}>{t(signed ? 'desk.on_day' : 'desk.earliest', { day: day(of.effective_on) })}</time>}
        {t(ends(of) ? 'desk.end_way' : 'desk.way_era')}
      </li>
    </ol>
  )
}

function Signatures({ of }: { of: Change }) {
  return (
    <ul class="sign" aria-label={t('desk.signatures')}>
      <li>
        <p class="state good"><Icon name="sign" />{t('desk.signed_on', { day: day(of.proposed_at) })}</p>
        <p class="name"><Named who={of.proposed_by} /></p>
      </li>
      {of.signed_at
        ? <li><p class="state good"><Icon name="sign" />{t('desk.signed_on', { day: day(of.signed_at) })}</p><p class="name"><Named who={of.signed_by} /></p></li>
        : <li class="todo"><p><span class="state wait">{t('desk.awaited')}</span></p><p class="name">{of.sent_to ? <Named who={of.sent_to} /> : t('desk.other_steward')}</p></li>}
    </ul>
  )
}

function Acting({ of, again }: { of: Change; again: () => void }) {
  const [read, setRead] = useState(false)
  const who = useCell(me)
  const gone = ends(of)
  const acted = (does: (of: Change) => Promise<void>) => async (): Promise<void> => {
    await does(of)
    again()
  }
  if (of.state !== 'proposed' && of.state !== 'signed') return <p class="state">{t(`desk.change_${of.state}`)}</p>
  return (
    <div class="stack">
      {of.may.includes('sign') && (
        <>
          <Tick label={gone ? t('desk.end_have_read', { name: of.name }) : t('desk.have_read')} checked={read} seen={setRead} />
          <p class="row">
            <Do class="btn primary" disabled={!read} does={acted(sign)}><Icon name="sign" />{t(gone ? 'desk.end_sign' : 'desk.sign')}</Do>
            {!read && <span class="hint">{t(gone ? 'desk.end_read_first' : 'desk.read_first')}</span>}
          </p>
        </>
      )}
      {of.may.includes('withdraw') && (
        <p class="row"><Do class="btn" does={acted(takeBack)}>{t(gone ? 'desk.end_take_back' : of.proposed_by?.id === who?.person.id ? 'desk.take_proposal_back' : 'desk.take_back')}</Do></p>
      )}
      <p class="hint">{t(gone ? 'desk.end_hold' : 'desk.both_hold')}</p>
    </div>
  )
}
