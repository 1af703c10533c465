/** The top of a guest's home: on whose behalf they are here, who answers for them, until when, and their doors. */
import { api, ask, type Schema } from '../api'
import { useAsk } from '../app/asking'
import { useCell } from '../app/cell'
import { me, rooms, type Room } from '../app/session'
import { rich, t } from '../texts'
import { day } from '../texts/dates'
import { WallWord, WithGuests } from './audience'
import { Company, Named } from './people'
import { Plan } from './plan'

const DAY = 86_400_000
/** From here on the end of a stay is marked. */
const SOON = 31

/** Nothing of the network beyond their communities. */
export function GuestTop() {
  const list = useCell(rooms)
  const who = useCell(me)
  if (!who) return null
  const { person } = who
  return (
    <>
      <div class="masthead">
        <h1 class="day">{t('guest.hello', { name: person.name.split(' ')[0] ?? person.name })}</h1>
        {person.company && <p class="meta">{rich('guest.for_company', { company: <Company name={person.company.name} /> })}</p>}
      </div>
      <dl class="stay">
        {person.sponsor && <div><dt>{t('guest.sponsor')}</dt><dd><Named who={person.sponsor} /><small>{t('guest.sponsor_more')}</small></dd></div>}
        {person.ends_on && <Stay ends={person.ends_on} />}
        <div><dt>{t('guest.seen_by')}</dt><dd><a href="/people">{t('guest.seen')}</a><small>{t('guest.seen_more')}</small></dd></div>
      </dl>
      <section class="section" aria-labelledby="doors">
        <h2 class="h2" id="doors">{t('common.your_rooms')}</h2>
        {list?.length === 0 && <p class="lead">{t('guest.no_rooms')}</p>}
        {list?.map((room) => <Doorway key={room.id} room={room} />)}
      </section>
      <h2 class="h2 section">{t('guest.for_you')}</h2>
    </>
  )
}

function Stay({ ends }: { ends: string }) {
  const left = Math.max(0, Math.ceil((Date.parse(`${ends}T23:59:59Z`) - Date.now()) / DAY))
  const days = t('guest.days', { n: left })
  return (
    <div>
      <dt>{t('guest.stay')}</dt>
      <dd>{t('guest.until', { day: day(ends) })}<small>{left <= SOON ? <mark>{days}</mark> : days}</small></dd>
    </div>
  )
}

/** The plan of a room, where its audience may be seen: nothing waits for it. */
const planOf = (room: Room): Promise<Schema['AudiencePreview'] | null> =>
  room.state !== 'inside' ? Promise.resolve(null)
    : ask(api.GET('/communities/{community_id}/audience', { params: { path: { community_id: room.id } } })).catch(() => null)

function Doorway({ room }: { room: Room }) {
  const plan = useAsk(() => planOf(room), [room.id])
  return (
    <a class="doorway" href={`/communities/${room.id}`} data-wall={room.visibility}>
      <span class="spot">{plan.state === 'ready' && plan.value && <Plan wall={room.visibility} of={plan.value} />}</span>
      <div>
        <p class="aud"><WallWord wall={room.visibility} /> <span><WithGuests rule={{ ...room, company: room.company?.name ?? null }} /></span></p>
        <h3 class="title">{room.name}</h3>
        {room.purpose && <p class="meta">{room.purpose}</p>}
        {room.state === 'invited' && <p><span class="state wait">{t('guest.invited')}</span></p>}
      </div>
      {room.unread > 0 && <span class="new">{t('guest.fresh', { n: room.unread })}</span>}
    </a>
  )
}
