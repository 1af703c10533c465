import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { useList } from '../../app/asking'
import type { ScreenProps } from '../../app/router'
import { asSheet, save } from '../../parts/desk/download'
import { Form, Part, Row, Rows, Text } from '../../parts/desk/kit'
import { Who } from '../../parts/desk/who'
import { Do } from '../../parts/form'
import { known, t } from '../../texts'
import { full, when } from '../../texts/dates'
import { Admin } from './frame'

const FILTERS = ['by', 'action', 'subject', 'community', 'from', 'to'] as const
type Filter = { [K in (typeof FILTERS)[number]]?: string }

/** A day as the instant at which it begins, here. */
const instant = (text: string): string => new Date(`${text}T00:00`).toISOString()

/** What a fact is about and what became of it; of the rules ledger, its own words. */
function told(action: string): string {
  const [thing, act] = action.split('.')
  const of = known('admin', `about_${thing}`), did = known('admin', `did_${act}`)
  return known('ledger', action.replace('.', '_')) ?? (of && did ? t('admin.deed', { of, did }) : action)
}

/** The audit log: who did what, when, to which id. */
export default function Audit({ query }: ScreenProps) {
  return <Admin tab="audit"><Log first={query.get('action') ?? ''} /></Admin>
}

function Log({ first }: { first: string }) {
  const [filter, set] = useState<Filter>(first ? { action: first } : {})
  const list = useList((cursor) => ask(api.GET('/audit', { params: { query: { ...filter, cursor, limit: 50 } } })) as Promise<Schema['Page_AuditEntry_']>, [filter])
  const sheet = async (): Promise<void> => save(await ask(api.GET('/audit', { params: { query: filter }, ...asSheet })), 'audit.csv')
  return (
    <Part title={t('admin.tab_audit')} lead={t('admin.audit_lead')}>
      <Form keep send={t('desk.search')} does={async (said) => {
        set(Object.fromEntries(FILTERS.filter(said).map((name) => [name, name === 'from' || name === 'to' ? instant(said(name)) : said(name)])))
      }}>
        <div class="three">
          {FILTERS.map((name) => (
            <Text key={name} name={name} type={name === 'from' || name === 'to' ? 'date' : 'text'} label={t(`admin.audit_${name}`)}
              {...(name === 'action' && { defaultValue: first })} />
          ))}
        </div>
      </Form>
      <p><Do class="btn" does={sheet}>{t('desk.sheet')}</Do></p>
      <Rows of={list} empty={t('admin.no_entries')}>
        {(entry) => (
          <Row key={entry.id} head={told(entry.action)} meta={(
            <>
              <time dateTime={entry.at} title={full(entry.at)}>{when(entry.at)}</time> · {entry.by ? <Who id={entry.by} /> : t('admin.network')} · <code>{entry.action}</code>
            </>
          )}>
            <p class="meta">
              {Object.entries({ subject: entry.subject, community: entry.community, ...entry.refs, ...entry.data }).filter(([, value]) => value !== null).map(([name, value]) => (
                <span key={name}><code>{name} {value}</code> </span>
              ))}
            </p>
          </Row>
        )}
      </Rows>
    </Part>
  )
}
