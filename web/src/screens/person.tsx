/** Somebody's page: who they are, what is known of them here, what one shares with them. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../api'
import { useAsk, type Asked } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import type { ScreenProps } from '../app/router'
import { me, rooms, type Room } from '../app/session'
import { Await } from '../parts/await'
import { Avatar, Company, Named } from '../parts/people'
import { Profile } from '../parts/profile'
import { WallWord } from '../parts/audience'
import { rich, spoken, t } from '../texts'
import { clock, day } from '../texts/dates'

type Person = Schema['PersonView']

/** The page of `params.person`. */
export default function PersonPage({ params }: ScreenProps) {
  const id = params['person'] ?? ''
  const asked = useAsk(() => ask(api.GET('/people/{person_id}', { params: { path: { person_id: id } } })), [id])
  const name = asked.state === 'ready' ? asked.value.name : t('people.person')
  return (
    <Page title={name}>
      {asked.state !== 'ready' && <h1 class="sr">{t('people.person')}</h1>}
      <Await of={asked}>{(person) => <Card person={person} asked={asked} />}</Await>
    </Page>
  )
}

function Card({ person, asked }: { person: Person; asked: Asked<Person> }) {
  const who = useCell(me)
  const [editing, edit] = useState(false)
  const own = who?.person.id === person.id
  const reads = person.kind === 'guest' && (own || who?.may.administer || person.sponsor?.id === who?.person.id)
  return (
    <>
      <header class="person">
        <Avatar who={person} />
        <div>
          <h1>{person.name}</h1>
          <p class="lead"><Standing person={person} /></p>
        </div>
        {own && <button class="btn small end" type="button" onClick={() => edit(true)}>{t('people.edit')}</button>}
      </header>
      {person.departed && <p class="lead section">{t('people.departed')}</p>}
      <Facts person={person} />
      {!own && !person.departed && <Shared person={person} />}
      {reads && <Reads person={person} />}
      {own && <p class="section row"><a class="btn" href="/me">{t('people.to_settings')}</a></p>}
      {editing && <Profile person={person} close={() => edit(false)} saved={(now) => {
        edit(false)
        asked.put(now)
      }} />}
    </>
  )
}

/** « Responsable produit », « Acme, externe », « robot de Tom Hartley ». */
function Standing({ person }: { person: Person }) {
  return (
    <>
      {person.company && <><Company name={person.company.name} />, {t('common.guest')}. </>}
      {person.kind === 'bot' && <>{person.owner ? rich('people.bot_of', { owner: <Named who={person.owner} /> }) : t('common.bot')}. </>}
      {person.headline}
    </>
  )
}

/** An address that breaks before its @ where a line is too short for it. */
function Address({ of }: { of: string }) {
  const [name, host] = of.split('@')
  return <>{name}<wbr />@{host}</>
}

/** What is known here: only what the API says to this viewer. */
function Facts({ person }: { person: Person }) {
  const facts: [string, ComponentChildren][] = [
    [t('people.unit'), person.unit],
    [t('people.place'), person.place],
    [t('people.clock'), person.time_zone && hereClock(person.time_zone)],
    [t('people.languages'), person.languages.map(languageName).join(', ')],
    [t('people.skills'), person.skills.join(', ')],
    [t('people.sponsor'), person.sponsor && <Named who={person.sponsor} />],
    [t('people.stay'), person.ends_on && t('people.until', { day: day(person.ends_on) })],
    [t('people.sponsor_needed'), person.sponsor_needed_by && t('people.until', { day: day(person.sponsor_needed_by) })],
    [t('people.roles'), person.roles.map((each) => t(`people.role_${each}`)).join(', ')],
    [t('people.email'), person.email && <Address of={person.email} />],
    [t('people.email_coming'), person.address_pending && rich('people.email_from', { email: person.address_pending.email, day: day(person.address_pending.on) })],
    [t('people.mail_state'), person.mail_returned && t(`people.mail_${person.mail_returned}`)],
    [t('people.status'), person.status && person.status !== 'active' && t(`people.status_${person.status}`)],
  ]
  const told = facts.filter(([, value]) => Boolean(value))
  if (told.length === 0) return null
  return <dl class="pairs section">{told.map(([name, value]) => <div key={name}><dt>{name}</dt><dd>{value}</dd></div>)}</dl>
}

/** The time it is where they are. A zone that this browser does not know stays a name. */
function hereClock(zone: string): string {
  try {
    const there = new Date(new Date().toLocaleString('en-US', { timeZone: zone }))
    return `${clock(there)} (${zone})`
  } catch {
    return zone
  }
}

function languageName(tag: string): string {
  try {
    return new Intl.DisplayNames(spoken(), { type: 'language' }).of(tag) ?? tag
  } catch {
    return tag
  }
}

/** Communities where both are, looked for when somebody opens it: one question for each of one's own. */
function Shared({ person }: { person: Person }) {
  const [open, show] = useState(false)
  return (
    <details class="section" onToggle={(event) => event.currentTarget.open && show(true)}>
      <summary class="h2">{t('people.shared')}</summary>
      {open && <SharedRooms person={person} />}
    </details>
  )
}

function SharedRooms({ person }: { person: Person }) {
  const asked = useAsk(() => sharedWith(person, rooms.get() ?? []), [person.id])
  return (
    <Await of={asked}>
      {(both) => (both.length === 0 ? <p class="meta">{t('people.none_shared')}</p> : (
        <ul class="faces">{both.map((room) => (
          <li key={room.id}><p class="aud" data-wall={room.visibility}><a href={`/communities/${room.id}`}>{room.name}</a> <WallWord wall={room.visibility} /></p></li>
        ))}</ul>
      ))}
    </Await>
  )
}

async function sharedWith(person: Person, own: readonly Room[]): Promise<Room[]> {
  const q = [...person.name.split(/\s+/)].sort((a, b) => b.length - a.length)[0] ?? ''
  const inside = own.filter((room) => room.state === 'inside')
  const found = await Promise.all(
    inside.map(async (room) => {
      const { items } = await ask(api.GET('/mentions', { params: { query: { community: room.id, q } } }))
      return items.some((each) => each.id === person.id)
    }),
  )
  return inside.filter((_, index) => found[index])
}

/** What a guest can read and why, for whoever answers for them and for themselves. */
function Reads({ person }: { person: Person }) {
  const asked = useAsk(() => ask(api.GET('/people/{person_id}/access', { params: { path: { person_id: person.id } } })), [person.id])
  return (
    <section class="section" aria-labelledby="reads">
      <h2 class="h2" id="reads">{t('people.reads')}</h2>
      <Await of={asked}>
        {({ items }) => (items.length === 0 ? <p class="meta">{t('people.reads_nothing')}</p> : (
          <ul class="faces">{items.map((each) => (
            <li key={each.community.id}>
              <p class="aud" data-wall={each.community.visibility}>
                <a href={`/communities/${each.community.id}`}>{each.community.name}</a> <WallWord wall={each.community.visibility} />
              </p>
              <p class="meta">{each.sentence}</p>
            </li>
          ))}</ul>
        ))}
      </Await>
    </section>
  )
}
