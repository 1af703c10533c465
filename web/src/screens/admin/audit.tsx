import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { useList } from '../../app/asking'
import type { ScreenProps } from '../../app/router'
import { asSheet, save } from '../../parts/desk/download'
import { Form, Part, Row, Rows, Text } from '../../parts/desk/kit'
import { Who } from '../../parts/desk/who'
import { Do } from '../../parts/form'
import { known, number, rich, t } from '../../texts'
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

const AREAS = ['admin', 'desk', 'ledger', 'common'] as const
const INSTANTS = 1e12
/** What the words of a detail's codes begin with, where that is not its own name. */
const CODES: Record<string, string> = { mail_ceiling: 'ceiling', link_previews: 'previews', roles: 'role', reason: 'why', category: 'glass', visibility: 'wall' }

/** A detail's name in words: a setting's, its own, a thing's, or a filter's. */
function word(name: string, action: string): string {
  const of = name.replace(/^was_|_id$/g, '')
  const kinds = [action.startsWith('settings.') ? 'set' : 'has', 'has', 'about', 'audit']
  const found = kinds.map((kind) => known('admin', `${kind}_${of}`)).find(Boolean) ?? of
  return name.startsWith('was_') ? t('admin.was', { of: found }) : found
}

/** What a detail says: names and codes in words, instants as dates; ids as they are. */
function said(name: string, value: string | number, action: string): ComponentChildren {
  if (typeof value === 'number') return value > INSTANTS ? full(new Date(value).toISOString()) : number(value)
  const of = name.replace('was_', ''), each = value.split(' ')
  if (of === 'fields' || of === 'settings') return each.map((one) => word(one, action)).join(', ')
  if (value === 'on' || value === 'off') return t(value === 'on' ? 'admin.yes' : 'admin.no')
  const words = each.map((one) => AREAS.map((area) => known(area, `${CODES[of] ?? of}_${one}`)).find(Boolean))
  return words.every(Boolean) ? words.join(', ') : <code>{value}</code>
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
                <span key={name}>{rich('admin.deed', { of: word(name, entry.action), did: said(name, value ?? '', entry.action) })} </span>
              ))}
            </p>
          </Row>
        )}
      </Rows>
    </Part>
  )
}
