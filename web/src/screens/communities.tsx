/** Finding communities, one's own, and what waits at their doors. */
import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../api'
import { useAsk, useList, type Listed } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import type { ScreenProps } from '../app/router'
import { isGuest, me, type Room } from '../app/session'
import { WallWord, WithGuests } from '../parts/audience'
import { Await, More } from '../parts/await'
import { Coming } from '../parts/coming'
import { Finder } from '../parts/finder'
import { Tabs } from '../parts/tabs'
import { t } from '../texts'
import { full, when } from '../texts/dates'

const PARTS = ['discover', 'mine', 'doors'] as const
type Part = (typeof PARTS)[number]
const PAGE = 100

/** The directory of communities. A guest has theirs alone. */
export default function Communities({ query }: ScreenProps) {
  const who = useCell(me)
  const parts: readonly Part[] = isGuest(who) ? ['mine'] : PARTS
  const part = parts.find((each) => each === query.get('part')) ?? parts[0] ?? 'mine'
  return (
    <Page title={t('common.rooms')}>
      <div class="masthead">
        <h1 class="day">{t('common.rooms')}</h1>
        {who?.may.create_communities && <p class="meta"><a class="btn small primary" href="/communities/new">{t('rooms.create')}</a></p>}
      </div>
      {parts.length > 1 && (
        <Tabs label={t('rooms.parts')} at={part}>
          {parts.map((each) => (
            <a key={each} href={each === 'discover' ? '/communities' : `/communities?part=${each}`} aria-current={each === part ? 'page' : undefined}>
              {t(`rooms.part_${each}`)}
            </a>
          ))}
        </Tabs>
      )}
      {part === 'doors' ? <Doors /> : <Found key={part} scope={part} />}
    </Page>
  )
}

function Found({ scope }: { scope: 'discover' | 'mine' }) {
  const [q, setQ] = useState('')
  const list: Listed<Room> = useList((cursor) => ask(api.GET('/communities', { params: { query: { scope, q, cursor } } })), [scope, q])
  return (
    <>
      <Finder label={t('rooms.seek')} found={setQ} />
      <Await of={list}>
        {({ items, next }) => (items.length === 0 && !next
          ? <Nothing words={t(q ? 'rooms.none_found' : `rooms.none_${scope}`)} more={t(q ? 'rooms.none_found_more' : `rooms.none_${scope}_more`)} />
          : <RoomRows of={items} moved={list.again} />)}
      </Await>
      <More of={list} />
    </>
  )
}

/** Invitations to oneself, and requests that one has made. */
function Doors() {
  const invited = useAsk(invitations, [])
  const own = useList((cursor) => ask(api.GET('/me/requests', { params: { query: { cursor } } })), [])
  return (
    <>
      <Await of={invited}>
        {(rooms) => (
          <section class="section" aria-labelledby="invited">
            <h2 class="h2" id="invited">{t('rooms.invitations')}</h2>
            {rooms.length ? <RoomRows of={rooms} moved={invited.again} /> : <p class="lead">{t('rooms.no_invitations')}</p>}
          </section>
        )}
      </Await>
      <Await of={own}>
        {({ items, next }) => (
          <section class="section" aria-labelledby="asked">
            <h2 class="h2" id="asked">{t('rooms.requests')}</h2>
            {items.length || next
              ? <ul class="places">{items.map((each) => <RoomRow key={each.community.id} room={each.community} asked={each} moved={own.again} />)}</ul>
              : <p class="lead">{t('rooms.no_requests')}</p>}
          </section>
        )}
      </Await>
      <More of={own} />
    </>
  )
}

/** One's own list begins with what one is invited to: there is none behind the first that is not. */
async function invitations(): Promise<Room[]> {
  const found: Room[] = []
  let cursor: string | null = null
  do {
    const page: { items: Room[]; next?: string | null } = await ask(api.GET('/communities', { params: { query: { scope: 'mine', limit: PAGE, cursor } } }))
    const invited = page.items.filter((each) => each.state === 'invited')
    found.push(...invited)
    cursor = invited.length < page.items.length ? null : page.next ?? null
  } while (cursor)
  return found
}

const RoomRows = ({ of, moved }: { of: Room[]; moved: () => void }) => (
  <ul class="places">{of.map((room) => <RoomRow key={room.id} room={room} moved={moved} />)}</ul>
)

function RoomRow({ room, asked, moved }: { room: Room; asked?: Schema['RequestedView']; moved: () => void }) {
  return (
    <li>
      <p class="aud" data-wall={room.visibility}>
        <WallWord wall={room.visibility} />
        <span><WithGuests rule={{ ...room, company: room.company?.name ?? null }} />{room.people !== null && <>, {t('common.people', { n: room.people ?? 0 })}</>}</span>
        {room.archived && <span class="state">{t('rooms.archived')}</span>}
        {room.state === 'inside' && <span class="end state good">{t(room.role === 'steward' ? 'rooms.you_steward' : 'rooms.you_are_in')}</span>}
      </p>
      <h2 class="title"><a href={`/communities/${room.id}`}>{room.name}</a></h2>
      {room.purpose && <p class="purpose">{room.purpose}</p>}
      {asked && <p class="meta"><time dateTime={asked.at} title={full(asked.at)}>{t('rooms.asked_at', { when: when(asked.at) })}</time></p>}
      {asked?.answer && <p class="quote-card said">{asked.answer}</p>}
      <div class="acts"><Coming of={room} moved={moved} /></div>
    </li>
  )
}

const Nothing = ({ words, more }: { words: string; more: string }) => (
  <section class="section stack"><h2 class="h2">{words}</h2><p class="lead">{more}</p></section>
)
