import { api, ask } from '../../api'
import { announce } from '../../app/announce'
import { useList } from '../../app/asking'
import { useState } from 'preact/hooks'
import { Audience } from '../../parts/audience'
import { Find } from '../../parts/desk/find'
import { Fold, Part, Row, Rows } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { t } from '../../texts'
import { day } from '../../texts/dates'
import { Admin } from './frame'

/** Communities without steward, and the register of secret ones. */
export default function Communities() {
  return <Admin tab="communities"><Orphans /><Register /></Admin>
}

function Orphans() {
  const list = useList((cursor) => ask(api.GET('/orphans', { params: { query: { cursor } } })), [])
  return (
    <Part title={t('admin.orphans')} lead={t('admin.orphans_lead')}>
      <Rows of={list} empty={t('admin.no_orphans')}>
        {(each) => (
          <Row key={each.id} head={each.community ? each.community.name : <code>{each.id}</code>}
            meta={<>{t('common.people', { n: each.people })} · {t('admin.resting', { day: day(each.resting_since) })}</>}>
            {each.community && <Audience rule={each.community} />}
            <Fold label={t('admin.name_steward')} of={each.community?.name}>
              <Find label={t('desk.find_member')} hint={t('admin.of_its_people')} acts={(who) => (
                <Do class="btn small" does={async () => {
                  await ask(api.PUT('/communities/{community_id}/steward', { params: { path: { community_id: each.id } }, body: { person: who.id } }))
                  announce(t('admin.steward_named', { name: who.name }))
                  list.again()
                }}>{t('admin.name_steward')}<span class="sr"> {who.name}</span></Do>
              )} />
            </Fold>
          </Row>
        )}
      </Rows>
    </Part>
  )
}

/** Opening it is kept in the audit log: so it is asked for by a button, never by passing. */
function Register() {
  const [open, show] = useState(false)
  return (
    <Part title={t('admin.register')} lead={t('admin.register_lead')}>
      {open ? <Registered /> : <p><button class="btn" type="button" onClick={() => show(true)}>{t('admin.open_register')}</button></p>}
    </Part>
  )
}

function Registered() {
  const list = useList((cursor) => ask(api.GET('/register', { params: { query: { cursor } } })), [])
  return (
    <Rows of={list} empty={t('admin.no_secret')}>
      {(each) => (
        <Row key={each.community} head={<code>{each.community}</code>} meta={<>{t('admin.founded', { day: day(each.founded_on) })} · {t('common.people', { n: each.people })}</>}
          acts={<a class="btn small" href={`/admin/glass?community=${each.community}`}>{t('admin.ask_glass')}<span class="sr"> {each.community}</span></a>} />
      )}
    </Rows>
  )
}
