import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useList } from '../../app/asking'
import { useCell } from '../../app/cell'
import type { ScreenProps } from '../../app/router'
import { me } from '../../app/session'
import { Audience } from '../../parts/audience'
import { Search } from '../../parts/desk/find'
import { Choice, Form, Lines, Part, Row, Rows, Text } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { Named } from '../../parts/people'
import { known, rich, t } from '../../texts'
import { full, when } from '../../texts/dates'
import { Admin } from './frame'

const CATEGORIES: readonly Schema['Category'][] = ['legal', 'incident', 'safety', 'departed_owner']

/** Looking inside by break-glass: asking, signing for somebody else, ending. */
export default function Glass({ query }: ScreenProps) {
  const who = useCell(me)
  const list = useList((cursor) => ask(api.GET('/break-glass', { params: { query: { cursor } } })), [])
  return (
    <Admin tab="glass">
      <Part title={t('admin.tab_glass')} lead={t('admin.glass_lead')}>
        <Rows of={list} empty={t('admin.no_glass')}>{(each) => <Request key={each.community + each.number} of={each} again={list.again} />}</Rows>
      </Part>
      {who?.may.administer && <Asking to={query.get('community') ?? ''} again={list.again} />}
    </Admin>
  )
}

function Request({ of, again }: { of: Schema['GlassView']; again: () => void }) {
  const who = useCell(me)
  const mine = of.by?.id === who?.person.id
  const at = { params: { path: { community_id: of.community, number: String(of.number) } } }
  return (
    <Row who={of.by} meta={<>{known('ledger', `glass_${of.category}`)} · {when(of.at)} · <code>{of.community}</code></>} acts={(
      <>
        {of.state === 'waiting' && !mine && <Do class="btn small primary" does={async () => {
          await ask(api.PUT('/communities/{community_id}/break-glass/{number}/signature', at))
          announce(t('admin.signed'))
          again()
        }}>{t('desk.sign_short')}</Do>}
        {mine && of.state === 'open' && <a class="btn small" href={`/communities/${of.community}`}>{t('admin.look')}</a>}
        {mine && (of.state === 'waiting' || of.state === 'open') && <Do class="btn small" does={async () => {
          await ask(api.DELETE('/communities/{community_id}/break-glass/{number}', at))
          again()
        }}>{t(of.state === 'open' ? 'admin.end_glass' : 'desk.withdraw')}</Do>}
      </>
    )}>
      <blockquote class="quote-card">{of.reason}</blockquote>
      <p class="state">{t(`admin.glass_is_${of.state}`)}{of.until && of.state === 'open' && ` ${full(of.until)}`}</p>
      {of.signed_by && <p class="meta">{rich('admin.signed_by', { who: <Named who={of.signed_by} /> })}</p>}
    </Row>
  )
}

function Asking({ to, again }: { to: string; again: () => void }) {
  const [community, choose] = useState(to)
  return (
    <Part title={t('admin.ask_glass')} lead={t('admin.ask_glass_lead')}>
      <Search label={t('admin.find_community')} found={(q) => <Places key={q} q={q} choose={choose} />} />
      <Form key={community} send={t('admin.ask_glass_send')} done={t('admin.glass_asked')} does={async (said) => {
        await ask(api.POST('/communities/{community_id}/break-glass', {
          params: { path: { community_id: said('community') || '-' } }, headers: said.headers,
          body: { category: said('category') as Schema['Category'], reason: said('reason') },
        }))
        again()
      }}>
        <Text name="community" label={t('admin.community_id')} defaultValue={community} />
        <Choice name="category" label={t('admin.category')} hint={t('admin.category_hint')} options={CATEGORIES.map((each) => [each, t(`ledger.glass_${each}`)])} />
        <Lines name="reason" label={t('admin.reason')} hint={t('admin.reason_hint')} />
      </Form>
    </Part>
  )
}

function Places({ q, choose }: { q: string; choose: (id: string) => void }) {
  const list = useList((cursor) => ask(api.GET('/communities', { params: { query: { scope: 'discover', q, cursor } } })), [q])
  return (
    <Rows of={list} empty={t('desk.nobody_found', { q })}>
      {(each) => (
        <Row key={each.id} head={each.name} acts={<button class="btn small" type="button" onClick={() => choose(each.id)}>{t('admin.choose')}<span class="sr"> {each.name}</span></button>}>
          <Audience rule={{ visibility: each.visibility, guests: each.guests, company: each.company?.name ?? null }} />
        </Row>
      )}
    </Rows>
  )
}
