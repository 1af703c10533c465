import { api, ask, type Schema } from '../../api'
import { useAsk, useList } from '../../app/asking'
import { WallWord, WithGuests } from '../../parts/audience'
import { Await, More } from '../../parts/await'
import { ruleOf, type Era } from '../../parts/eras'
import { MailLine, Readers } from '../../parts/will-read'
import { known, rich, t } from '../../texts'
import { day, when } from '../../texts/dates'
import type { Room } from '.'

type Entry = Schema['RuleEntry']

/** The rule today, the rules before, and the ledger that nobody can change unseen. */
export function About({ room }: { room: Room }) {
  const { card, readers, eras } = room
  return (
    <div class="stack-l section">
      <section class="stack" data-wall={card.visibility}>
        <h2 class="h2">{t('community.rule')}</h2>
        <p class="aud"><WallWord wall={card.visibility} whole /> <span><WithGuests rule={ruleOf(card)} /></span></p>
        <p class="lead">{t(`community.means_${card.visibility}`)}</p>
        {readers && <p>{rich('community.who_reads', { readers: <Readers of={readers} /> })} <MailLine of={readers} wall={card.visibility} />.</p>}
        {card.terms && <details><summary>{t('community.terms')}</summary><p class="terms">{card.terms.text}</p></details>}
      </section>
      <Eras of={eras} />
      <Ledger id={card.id} />
    </div>
  )
}

function Eras({ of }: { of: Era[] }) {
  if (of.length === 0) return null
  return (
    <section class="stack">
      <h2 class="h2">{t('community.eras')}</h2>
      <p class="meta">{t('community.eras_more')}</p>
      <ol class="entries">
        {[...of].sort((a, b) => b.number - a.number).map((era) => (
          <li key={era.number} data-wall={era.visibility}>
            <time dateTime={era.began_at}>{day(era.began_at)}</time>
            <span class="aud"><WallWord wall={era.visibility} /> <span><WithGuests rule={ruleOf(era)} /></span></span>
            <span class="meta">
              {t(`community.era_${era.kind}`)}
              {era.by && <>, {t('community.by', { name: era.by.name })}</>}
              {era.signed_by && <>, {t('community.signed_by', { name: era.signed_by.name })}</>}
            </span>
          </li>
        ))}
      </ol>
    </section>
  )
}

const said = (entry: Entry): string => known('ledger', entry.action.replace('.', '_')) ?? entry.action

function Ledger({ id }: { id: string }) {
  const list = useList((cursor) => ask(api.GET('/communities/{community_id}/ledger', {
    params: { path: { community_id: id }, query: { cursor, limit: 20 } },
  })), [id])
  return (
    <section class="stack">
      <h2 class="h2">{t('community.ledger')}</h2>
      <p class="meta">{t('community.ledger_more')}</p>
      <Await of={list}>
        {({ items }) => (
          <ol class="entries">
            {items.map((entry) => (
              <li key={entry.id}>
                <time dateTime={entry.at}>{when(entry.at)}</time>
                <span>{said(entry)}</span>
                <code class="meta" title={entry.hash}>{entry.hash.slice(0, 12)}</code>
              </li>
            ))}
          </ol>
        )}
      </Await>
      <More of={list} />
    </section>
  )
}

/** The last entries, beside the stream. */
export function LedgerAside({ room }: { room: Room }) {
  const id = room.card.id
  const asked = useAsk(() => ask(api.GET('/communities/{community_id}/ledger', {
    params: { path: { community_id: id }, query: { limit: 3 } },
  })).catch(() => ({ items: [] as Entry[] })), [id])
  if (asked.state !== 'ready' || asked.value.items.length === 0) return null
  return (
    <section class="stack">
      <h2>{t('community.ledger')}</h2>
      {asked.value.items.map((entry) => (
        <p class="meta" key={entry.id}><time dateTime={entry.at}>{day(entry.at)}</time> {said(entry)}</p>
      ))}
      <p><a class="more" href={`/communities/${id}/about`}>{t('community.ledger_all')}</a></p>
    </section>
  )
}
