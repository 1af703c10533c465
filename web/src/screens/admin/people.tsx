import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useList } from '../../app/asking'
import { Choice, Fold, Form, Part, Row, Rows, Text } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { Named } from '../../parts/people'
import { rich, t } from '../../texts'
import { day } from '../../texts/dates'
import { Admin } from './frame'

type Kind = Schema['Kind']
interface Wanted {
  q: string
  kind: Kind
  status: '' | 'suspended' | 'departed'
}

/** Everybody: finding, inviting one or many, and roles that wait for a second signature. */
export default function People() {
  return <Admin tab="people"><Everybody /></Admin>
}

function Everybody() {
  const [wanted, want] = useState<Wanted>({ q: '', kind: 'member', status: '' })
  const { q, kind, status } = wanted
  const people = useList((cursor) => ask(api.GET('/people', { params: { query: { q, kind, status: status || null, cursor } } })), [q, kind, status])
  return (
    <>
      <Waiting />
      <Part title={t('admin.tab_people')}>
        <Form keep send={t('desk.search')} does={async (said) => want({ q: said('q'), kind: said('kind') as Kind, status: said('status') as Wanted['status'] })}>
          <div class="three">
            <Text name="q" type="search" label={t('admin.by_name')} />
            <Choice name="kind" label={t('admin.kind')} options={[['member', t('admin.members')], ['guest', t('admin.guests')], ['bot', t('admin.bots')]]} />
            <Choice name="status" label={t('admin.status')} options={[['', t('admin.working')], ['suspended', t('admin.suspended')], ['departed', t('admin.departed')]]} />
          </div>
        </Form>
        <Rows of={people} empty={t('admin.nobody')}>
          {(who) => <Row key={who.id} who={who} meta={who.headline} acts={<a class="btn small" href={`/admin/people/${who.id}`}>{t('admin.account')}<span class="sr"> {who.name}</span></a>} />}
        </Rows>
      </Part>
      <Part title={t('admin.invite')} lead={t('admin.invite_lead')}>
        <Form send={t('admin.invite_send')} does={async (said) => {
          const person = await ask(api.POST('/people', { headers: said.headers, body: { email: said('email'), name: said('name') } }))
          announce(t('admin.invited', { name: person.name }))
          people.again()
        }}>
          <Text name="email" type="email" label={t('desk.email')} />
          <Text name="name" label={t('desk.name')} />
        </Form>
        <Fold label={t('admin.import')}><Import again={people.again} /></Fold>
      </Part>
    </>
  )
}

function Import({ again }: { again: () => void }) {
  const [came, show] = useState<Schema['Imported'] | null>(null)
  return (
    <>
      <p class="meta">{t('admin.import_lead')}</p>
      <Form send={t('admin.import_send')} does={async (said) => {
        const sheet = await said.file('sheet')?.text()
        show(await ask(api.POST('/people/import', {
          headers: { ...said.headers, 'Content-Type': 'text/csv' }, body: sheet ?? '', bodySerializer: (text) => text,
        })))
        again()
      }}>
        <Text name="sheet" type="file" accept=".csv,text/csv" label={t('admin.sheet')} />
      </Form>
      {came && (
        <div role="status" class="stack">
          <p>{t('admin.imported', { invited: String(came.invited), known: String(came.known), refused: String(came.refused) })}</p>
          <ol class="asks">
            {came.rows.map((row) => (
              <Row key={row.line} head={t('admin.line', { line: String(row.line) })} meta={<span class={row.result === 'refused' ? 'error' : undefined}>{row.detail}</span>} />
            ))}
          </ol>
        </div>
      )}
    </>
  )
}

/** Roles that one administrator has signed for. */
function Waiting() {
  const list = useList(() => ask(api.GET('/appointments')), [])
  if (list.state !== 'ready' || !list.value.items.length) return null
  return (
    <Part title={t('admin.appointments')} lead={t('admin.appointments_lead')}>
      <Rows of={list} empty="">{(each) => <Appointment key={each.person.id} of={each} again={list.again} />}</Rows>
    </Part>
  )
}

/** One of them: signing, or taking it back. */
export function Appointment({ of, again }: { of: Schema['AppointmentItem']; again: () => void }) {
  const at = { params: { path: { person_id: of.person.id } } }
  return (
    <Row who={of.person} meta={<>{of.roles.map((role) => t(`admin.role_${role}`)).join(', ')} · {rich('admin.signed_by', { who: <Named who={of.signed_by} /> })} · {t('admin.lapses', { day: day(of.lapses_at) })}</>}
      acts={(
        <>
          <Do class="btn small primary" does={async () => {
            await ask(api.PUT('/people/{person_id}/appointment/signature', at))
            announce(t('admin.signed'))
            again()
          }}>{t('desk.sign_short')}<span class="sr"> {of.person.name}</span></Do>
          <Do class="btn small" does={async () => {
            await ask(api.DELETE('/people/{person_id}/appointment', at))
            again()
          }}>{t('desk.withdraw')}<span class="sr"> {of.person.name}</span></Do>
        </>
      )} />
  )
}
