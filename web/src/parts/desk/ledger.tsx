/** What was done to the rules of a community, newest first, sealed: for its people. */
import { api, ask } from '../../api'
import { useList } from '../../app/asking'
import { known, t } from '../../texts'
import { full, when } from '../../texts/dates'
import { Named } from '../people'
import { Row, Rows } from './kit'
import { Who } from './who'

/** A fact of the journal in words, or its code where there are none. */
const deed = (action: string): string => known('ledger', action.replaceAll('.', '_')) ?? action

/** The rules ledger. */
export function Ledger({ id }: { id: string }) {
  const list = useList((cursor) => ask(api.GET('/communities/{community_id}/ledger', { params: { path: { community_id: id }, query: { cursor } } })), [id])
  return (
    <Rows of={list} empty={t('ledger.empty')}>
      {(entry) => (
        <Row key={entry.id} head={deed(entry.action)} meta={(
          <>
            <time dateTime={entry.at} title={full(entry.at)}>{when(entry.at)}</time>
            {entry.by && <> · <Who id={entry.by} /></>}
            {' · '}{entry.seal ? t('ledger.sealed', { number: String(entry.seal.number) }) : t('ledger.unsealed')}
          </>
        )}>
          <details class="fold"><summary class="act">{t('ledger.proof')}</summary><p><code>{entry.hash}</code></p></details>
        </Row>
      )}
    </Rows>
  )
}

/** Who looked inside by break-glass, and why. */
export function Openings({ id }: { id: string }) {
  const list = useList((cursor) => ask(api.GET('/communities/{community_id}/break-glass', { params: { path: { community_id: id }, query: { cursor } } })), [id])
  return (
    <Rows of={list} empty={t('ledger.never_opened')}>
      {(each) => (
        <Row key={each.number} who={each.by} meta={<>{t(`ledger.glass_${each.category}`)} · {when(each.at)} · {t('ledger.until', { time: full(each.until) })}</>}>
          {each.signed_by && <p class="meta">{t('ledger.signed')} <Named who={each.signed_by} /></p>}
        </Row>
      )}
    </Rows>
  )
}
