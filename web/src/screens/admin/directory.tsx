/** By what the company's directory is connected, and what its groups make of people. */
import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useAsk } from '../../app/asking'
import { Await } from '../../parts/await'
import { Choice, Fold, Form, Part, Row, Secret, Sure, Text } from '../../parts/desk/kit'
import { t } from '../../texts'
import { day, when } from '../../texts/dates'
import { Admin } from './frame'

type View = Schema['DirectoryView']
type Group = Schema['DirectoryGroupView']
const DAYS = 180
const inDays = (days: number): string => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** The tab of administrators. */
export default function Directory() {
  return <Admin tab="directory"><Connection /></Admin>
}

function Connection() {
  const asked = useAsk(() => ask(api.GET('/directory')), [])
  const [made, show] = useState<string | null>(null)
  return (
    <Await of={asked}>{(view) => (
      <>
        <Tokens view={view} made={made} show={show} again={asked.again} />
        <Groups groups={view.groups} again={asked.again} />
      </>
    )}</Await>
  )
}

function Tokens({ view, made, show, again }: { view: View; made: string | null; show: (token: string | null) => void; again: () => void }) {
  return (
    <Part title={t('admin.tab_directory')} lead={t('admin.directory_lead')}>
      <p>{t('admin.directory_address')} <code>{view.address}</code></p>
      {view.tokens.length === 0 ? <p class="meta">{t('admin.no_directory')}</p> : (
        <ul class="asks">{view.tokens.map((each) => (
          <Row key={each.id} who={each.by} meta={(
            <>
              <b>{each.name}</b> · {each.works ? t('mine.token_until', { day: day(each.ends_on) }) : t('admin.directory_over')}
              {' · '}{each.used_at ? t('mine.token_used', { when: when(each.used_at) }) : t('mine.token_unused')}
            </>
          )} acts={(
            <Sure label={t('mine.revoke')} of={each.name} text={t('admin.directory_revoke_sure')} does={async () => {
              await ask(api.DELETE('/directory/tokens/{token_id}', { params: { path: { token_id: each.id } } }))
              announce(t('mine.revoked'))
              show(null)
              again()
            }} />
          )} />
        ))}</ul>
      )}
      {made && <Secret label={t('admin.directory_token')} value={made} />}
      <Form send={t('mine.make_token')} does={async (said) => {
        const { token } = await ask(api.POST('/directory/tokens', { headers: said.headers, body: { name: said('name'), ends_on: said('ends_on') } }))
        show(token)
        again()
      }}>
        <Text name="name" label={t('mine.token_name')} hint={t('admin.directory_name_hint')} />
        <Text name="ends_on" type="date" label={t('mine.token_ends')} hint={t('mine.token_ends_hint')} defaultValue={inDays(DAYS)} />
      </Form>
    </Part>
  )
}

function Groups({ groups, again }: { groups: readonly Group[]; again: () => void }) {
  return (
    <Part title={t('admin.directory_groups')} lead={t('admin.directory_groups_lead')}>
      {groups.length === 0 ? <p class="meta">{t('admin.no_directory_groups')}</p> : (
        <ul class="asks">{groups.map((each) => (
          <Row key={each.id} head={each.name} meta={`${t('admin.directory_members', { n: each.members })} · ${role(each.role)}`}>
            <Fold label={t('admin.change')} of={each.name}>
              <Form keep send={t('common.save')} done={t('common.saved')} does={async (said) => {
                const wanted = said('role') as 'administrator' | 'auditor' | ''
                await ask(api.PUT('/directory/groups/{group_id}', { params: { path: { group_id: each.id } }, body: { role: wanted || null } }))
                again()
              }}>
                <Choice name="role" label={t('admin.directory_role')} hint={t('admin.directory_role_hint')} value={each.role ?? ''}
                  options={[['', role(null)], ['auditor', role('auditor')], ['administrator', role('administrator')]]} />
              </Form>
            </Fold>
          </Row>
        ))}</ul>
      )}
    </Part>
  )
}

const role = (name: Group['role']): string => (name ? t(`admin.directory_${name}`) : t('admin.directory_nothing'))
