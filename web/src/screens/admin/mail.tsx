import { api, ask } from '../../api'
import { useList, type PageOf } from '../../app/asking'
import type { Schema } from '../../api'
import { Part, Row, Rows } from '../../parts/desk/kit'
import { t } from '../../texts'
import { when } from '../../texts/dates'
import { Admin } from './frame'

const KINDS = ['mail.returned', 'mail.unsure']

/** Mails that came back, and mails of which nobody knows whether they left: as administrators were told. */
export default function Mail() {
  return <Admin tab="mail"><Told /></Admin>
}

async function told(cursor: string | null): Promise<PageOf<Schema['NoticeItem']>> {
  const { items, next } = await ask(api.GET('/notifications', { params: { query: { cursor, limit: 100 } } }))
  return { items: items.filter((each) => KINDS.includes(each.kind)), next: next ?? null }
}

function Told() {
  const list = useList(told, [])
  return (
    <Part title={t('admin.tab_mail')} lead={t('admin.mail_lead')}>
      <Rows of={list} empty={t('admin.mail_well')}>
        {(each) => (
          <Row key={each.id} head={t(each.kind === 'mail.returned' ? 'admin.mail_returned' : 'admin.mail_unsure')} meta={when(each.at)}
            acts={each.subject && <a class="btn small" href={`/admin/people/${each.subject}`}>{t('admin.account')}</a>} />
        )}
      </Rows>
    </Part>
  )
}
