import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { ruleOf } from '../../parts/eras'
import { WithGuests, wallWord } from '../../parts/audience'
import { Do } from '../../parts/form'
import { rich, t } from '../../texts'
import { clock, day, leaf } from '../../texts/dates'
import type { Card } from '.'

/** What is announced: a rule that will widen, somebody who looks in, a community at rest. */
export function Notices({ card }: { card: Card }) {
  return (
    <>
      {card.pending ? <Pending change={card.pending} /> : card.deleted_on && <Ending on={card.deleted_on} />}
      {card.opened.map((opening) => <Opened key={opening.number} opening={opening} />)}
      {card.archived && (
        <section class="notice section"><div /><div><h2>{t('community.archived')}</h2><p>{t('community.archived_more')}</p></div></section>
      )}
      {card.membership.state === 'inside' && card.membership.unlisted && <Unlisted card={card} />}
    </>
  )
}

/** The day of a deletion, for who reads here without being inside. */
function Ending({ on }: { on: string }) {
  const date = leaf(on)
  return (
    <section class="notice section">
      <p class="cal">{date.month}<b>{date.day}</b>{date.weekday}</p>
      <div><h2>{t('community.deleted_on', { day: day(on) })}</h2><p>{t('community.deleted_more')}</p></div>
    </section>
  )
}

/** Dated like a leaf of a calendar, with its signatories, and what one can do until then. */
function Pending({ change }: { change: Schema['ChangeCard'] }) {
  const on = change.effective_on
  const ends = change.intent === 'deletes'
  const signed = change.signed_by !== null || change.state === 'signed'
  const date = on ? leaf(on) : null
  const at = { params: { path: { community_id: change.community, number: String(change.number) } } }
  const words = { wall: wallWord(change.visibility), guests: <WithGuests rule={ruleOf(change)} /> }
  const headline = () => {
    if (ends) return signed && on ? t('community.deleted_on', { day: day(on) }) : t('community.deleting')
    return on ? rich('community.widens', { day: day(on), ...words }) : rich('community.proposed', words)
  }
  return (
    <section class="notice section" aria-labelledby="pending">
      {date ? <p class="cal">{date.month}<b>{date.day}</b>{date.weekday}</p> : <p class="cal">{t('community.unsigned')}</p>}
      <div>
        <h2 id="pending">{headline()}</h2>
        <p>
          {t(ends ? 'community.deleted_more' : 'community.widens_more')}{' '}
          {change.proposed_by && t('community.proposed_by', { name: change.proposed_by.name })}{' '}
          {change.signed_by && t('community.signed_by', { name: change.signed_by.name })}
        </p>
        <p class="row">
          <a class="btn small" href={`/communities/${change.community}/changes/${change.number}`}>
            {t(change.may.includes('sign') ? 'community.sign' : 'community.see_change')}
          </a>
          {change.may.includes('withdraw') && <Do class="btn small" does={async () => {
            await ask(api.DELETE('/communities/{community_id}/changes/{number}', at))
            announce(t('community.withdrawn'))
          }}>{t('community.withdraw')}</Do>}
        </p>
      </div>
    </section>
  )
}

function Opened({ opening }: { opening: Schema['OpeningView'] }) {
  const by = opening.by?.name ?? t('common.someone')
  return (
    <section class="notice section">
      <div />
      <div>
        <h2>{t('community.glass', { name: by })}</h2>
        <p>{t('community.glass_more', { until: clock(new Date(opening.until)), category: t(`ledger.glass_${opening.category}`) })}</p>
      </div>
    </section>
  )
}

/** Who came in under a narrower rule is not shown to the new audience until they agree. */
function Unlisted({ card }: { card: Card }) {
  const agree = async (): Promise<void> => {
    await ask(api.PATCH('/communities/{community_id}/membership', { params: { path: { community_id: card.id } }, body: { listed: true } }))
    announce(t('common.saved'))
  }
  return (
    <section class="notice section">
      <div />
      <div>
        <h2>{t('community.unlisted')}</h2>
        <p>{t('community.unlisted_more')}</p>
        <p class="row"><Do class="btn small" does={agree}>{t('community.list_me')}</Do></p>
      </div>
    </section>
  )
}
