/** What is around every screen: bar, navigation, rooms. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { online } from '../api'
import { t } from '../texts'
import { Icon, Mark, WallSign } from '../parts/icon'
import { Avatar, Door } from '../parts/people'
import { wallWord } from '../parts/audience'
import { Later } from '../parts/later'
import { useCell } from './cell'
import { look } from './look'
import { compose } from './overlays'
import { painted } from './painted'
import type { Layout, Route } from './router'
import { follow } from './news'
import { isGuest, me, refresh, rooms, unread, type Me, type Room } from './session'

const REFRESH = 60_000
const seek = () => import('../parts/seek').then(({ Seek }) => Seek)
/** The API counts no further. */
const MANY = 30

/** The frame for whoever has signed in. */
export function Shell({ who, layout, under, here, children }: {
  who: Me
  layout: Layout
  under: Route['under']
  here: string | undefined
  children: ComponentChildren
}) {
  useEffect(() => {
    const stopped = painted(() => void refresh())
    const timer = setInterval(() => {
      if (document.visibilityState === 'visible') void refresh()
    }, REFRESH)
    const stop = follow()
    return () => {
      stopped()
      clearInterval(timer)
      stop()
    }
  }, [])
  const kind = layout === 'three' ? 'shell' : `shell ${layout}`
  const withRooms = layout === 'three' || layout === 'two'
  return (
    <>
      <a class="skip" href="#main">{t('common.skip')}</a>
      <Bar who={who} under={under} here={here} />
      <Lost />
      <div class={kind}>
        {withRooms && <Rooms here={here} />}
        {children}
      </div>
    </>
  )
}

function Bar({ who, under, here }: { who: Me; under: Route['under']; here: string | undefined }) {
  const news = useCell(unread)
  const at = (which: Route['under']) => (which === under ? ('page' as const) : undefined)
  return (
    <header class="bar">
      <div class="bar-in">
        <a class="brand" href="/"><Mark /><span>{useCell(look).name}</span></a>
        <Later load={seek} meanwhile={<div class="seek" />} />
        <nav class="main-nav" aria-label={t('common.main_nav')}>
          <a href="/" aria-current={at('feed')}><Icon name="feed" />{t('common.feed')}</a>
          {!isGuest(who) && (
            <a href="/communities" aria-current={at('rooms')}><Icon name="rooms" />{t('common.rooms')}</a>
          )}
          <button class="write" type="button" onClick={() => compose(here)}><Icon name="pen" />{t('common.write')}</button>
          <a href="/inbox" aria-current={at('inbox')}>
            <Icon name="tray" />{t('common.inbox')}
            {news > 0 && <> <span class="new">{news < MANY ? news : `${MANY}+`}<span class="sr"> {t('common.unread', { n: news })}</span></span></>}
          </a>
          <a href="/me" aria-current={at('me')}>
            <Avatar who={who.person} small />{t('common.me')}<span class="sr">, {who.person.name}</span>
          </a>
        </nav>
      </div>
    </header>
  )
}

function Lost() {
  const there = useCell(online)
  return <p class="lost" role="status" hidden={there}>{there ? '' : t('common.lost')}</p>
}

function Rooms({ here }: { here: string | undefined }) {
  const list = useCell(rooms)
  const who = useCell(me)
  if (!list) return <nav class="rooms" aria-label={t('common.your_rooms')} />
  const favourites = list.filter((room) => room.favourite)
  const others = list.filter((room) => !room.favourite)
  return (
    <nav class="rooms" aria-label={t('common.your_rooms')}>
      {favourites.length > 0 && <><h2>{t('common.favourites')}</h2><RoomList of={favourites} here={here} /></>}
      {others.length > 0 && <><h2>{t('common.all_rooms')}</h2><RoomList of={others} here={here} /></>}
      {who?.person.kind !== 'guest' && (
        <p class="later"><a class="room" href="/communities"><Icon name="search" /><span class="n">{t('common.find_room')}</span></a></p>
      )}
    </nav>
  )
}

const RoomList = ({ of, here }: { of: Room[]; here: string | undefined }) => (
  <ul>{of.map((room) => <li key={room.id}><RoomLink room={room} here={room.id === here} /></li>)}</ul>
)

/** A community as a line: wall, name, door, what is new. */
export function RoomLink({ room, here }: { room: Room; here: boolean }) {
  const told = [wallWord(room.visibility), room.company?.name].filter(Boolean).join(', ')
  return (
    <a class={room.unread ? 'room unread' : 'room'} data-wall={room.visibility} href={`/communities/${room.id}`}
      aria-current={here ? 'page' : undefined}>
      <WallSign of={room.visibility} />
      <span class="n">{room.name}<span class="sr">, {told}</span></span>
      {room.company && <Door name={room.company.name} />}
      {room.unread > 0 && <span class="new">{room.unread}<span class="sr"> {t('common.unread', { n: room.unread })}</span></span>}
    </a>
  )
}
