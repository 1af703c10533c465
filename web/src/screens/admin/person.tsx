import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useAsk, useList, type Asked } from '../../app/asking'
import { useCell } from '../../app/cell'
import type { ScreenProps } from '../../app/router'
import { me } from '../../app/session'
import { Audience } from '../../parts/audience'
import { Await } from '../../parts/await'
import { Find } from '../../parts/desk/find'
import { Form, Part, Row, Rows, Sure, Text, Tick } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { Named } from '../../parts/people'
import { rich, t } from '../../texts'
import { day } from '../../texts/dates'
import { Admin } from './frame'
import { Appointment } from './people'

type Person = Schema['PersonView']
interface Of {
  person: Person
  asked: Asked<Person>
}

/** Somebody's account: whether it works, its address, roles; of a guest the stay, and what they can read. */
export default function Account({ params }: ScreenProps) {
  const id = params['person'] ?? ''
  const asked = useAsk(() => ask(api.GET('/people/{person_id}', at(id))), [id])
  return (
    <Admin tab="people">
      <Await of={asked}>
        {(person) => (
          <>
            <Standing person={person} asked={asked} />
            {person.kind === 'member' && !person.departed && <Roles person={person} asked={asked} />}
            {!person.departed && person.kind !== 'bot' && <Address person={person} asked={asked} />}
            {person.kind === 'guest' && <Guest person={person} asked={asked} />}
          </>
        )}
      </Await>
    </Admin>
  )
}

const at = (person_id: string) => ({ params: { path: { person_id } } })
const patch = async ({ person, asked }: Of, body: Schema['PersonPatch']): Promise<Person> => {
  const now = await ask(api.PATCH('/people/{person_id}', { ...at(person.id), body }))
  asked.put(now)
  return now
}

function Standing({ person, asked }: Of) {
  const who = useCell(me)
  const turn = (status: 'active' | 'suspended' | 'departed') => async (): Promise<void> => {
    await patch({ person, asked }, { status })
    announce(t(`admin.now_${status}`, { name: person.name }))
  }
  const status = person.status ?? (person.departed ? 'departed' : 'active')
  return (
    <Part title={person.name} lead={<>{t(`admin.is_${status}`)}{person.headline && ` · ${person.headline}`}</>}>
      {person.mail_returned && <p class="error">{t(`admin.mail_${person.mail_returned}`)}</p>}
      <p><Named who={person} /></p>
      {person.id !== who?.person.id && (
        <p class="row">
          {status === 'suspended' && <Do class="btn" does={turn('active')}>{t('admin.bring_back')}</Do>}
          {(status === 'active' || status === 'invited') && <Sure small={false} label={t('admin.suspend')} of={person.name} text={t('admin.suspend_sure')} does={turn('suspended')} />}
          {status !== 'departed' && <Sure small={false} label={t('admin.depart')} of={person.name} text={t('admin.depart_sure')} does={turn('departed')} />}
        </p>
      )}
    </Part>
  )
}

function Roles({ person, asked }: Of) {
  const waits = person.appointment
  return (
    <Part title={t('admin.roles')} lead={t('admin.roles_lead')}>
      {waits
        ? <ul class="asks"><Appointment of={{ ...waits, person, signed_at: '' }} again={asked.again} /></ul>
        : (
          <Form key={person.roles.join()} keep send={t('common.save')} does={async (said) => {
            const now = await patch({ person, asked }, { roles: said.all('roles') as Schema['NetworkRole'][] })
            announce(t(now.appointment ? 'admin.waits_second' : 'common.saved'))
          }}>
            {(['administrator', 'auditor'] as const).map((role) => (
              <Tick key={role} name="roles" value={role} defaultChecked={person.roles.includes(role)} label={t(`admin.role_${role}`)} />
            ))}
          </Form>
        )}
    </Part>
  )
}

function Address({ person, asked }: Of) {
  const coming = person.address_pending
  return (
    <Part title={t('admin.address')} lead={t('admin.address_lead')}>
      {coming && <p class="state wait">{t('admin.address_pending', { email: coming.email, day: day(coming.on) })}</p>}
      <Form key={person.email} keep send={t('admin.address_send')} does={async (said) => {
        await patch({ person, asked }, { email: said('email') })
        announce(t('common.saved'))
      }}>
        <Text name="email" type="email" label={t('desk.email')} defaultValue={person.email ?? ''} />
      </Form>
    </Part>
  )
}

function Guest({ person, asked }: Of) {
  const renew = async (body: Schema['GuestPatch']): Promise<void> => {
    asked.put(await ask(api.PATCH('/guests/{person_id}', { ...at(person.id), body })))
    announce(t('common.saved'))
  }
  const places = useList((cursor) => ask(api.GET('/people/{person_id}/access', { params: { path: { person_id: person.id }, query: { cursor } } })), [person.id])
  return (
    <>
      <Part title={t('desk.stay')} lead={person.sponsor ? rich('desk.sponsor', { who: <Named who={person.sponsor} /> }) : t('admin.no_sponsor')}>
        {person.sponsor_needed_by && <p class="error">{t('desk.sponsor_needed', { day: day(person.sponsor_needed_by) })}</p>}
        <Form key={person.ends_on} keep send={t('desk.renew')} does={(said) => renew({ ends_on: said('ends_on') })}>
          <Text name="ends_on" type="date" label={t('desk.ends_on')} defaultValue={person.ends_on?.slice(0, 10)} />
        </Form>
        <Find label={t('admin.new_sponsor')} acts={(who) => (
          <Do class="btn small" does={() => renew({ sponsor: who.id })}>{t('admin.make_sponsor')}<span class="sr"> {who.name}</span></Do>
        )} />
      </Part>
      <Part title={t('admin.access')} lead={t('admin.access_lead')}>
        <Rows of={places} empty={t('admin.no_access')}>
          {(place) => (
            <Row key={place.community.id} head={place.sentence} meta={rich('admin.let_in', { who: <Named who={place.let_in_by} />, day: day(place.joined_at) })}>
              <Audience rule={place.community} place={<a href={`/communities/${place.community.id}`}>{place.community.name}</a>} />
            </Row>
          )}
        </Rows>
      </Part>
    </>
  )
}
