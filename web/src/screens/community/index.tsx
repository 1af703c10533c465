import type { ComponentChildren } from 'preact'
import { useRef } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { askAhead, streamOf } from '../../api/ahead'
import { useAsk } from '../../app/asking'
import { Page } from '../../app/page'
import type { ScreenProps } from '../../app/router'
import { readersOf } from '../../parts/audience-of'
import { Await } from '../../parts/await'
import type { Era } from '../../parts/eras'
import { ReadersList } from '../../parts/readers'
import type { Preview } from '../../parts/will-read'
import { Tabs } from '../../parts/tabs'
import { load, t } from '../../texts'
import { About, LedgerAside } from './about'
import { Head } from './head'
import { Notices } from './notices'
import { People } from './people'
import { Stewards } from './stewards'
import { Stream } from './stream'

export type Card = Schema['CommunityCard']
export interface Room {
  card: Card
  readers: Preview | null
  eras: Era[]
  reads: boolean
}
const TABS = ['', 'files', 'people', 'about'] as const

/** A community: what is written there, who is inside, by which rule. */
export default function Community({ params, query }: ScreenProps) {
  const id = params['community'] ?? ''
  const tab = params['tab'] ?? ''
  const looked = useRef('')
  const asked = useAsk(() => {
    const first = looked.current !== id
    looked.current = id
    return found(id, first && tab === '')
  }, [id])
  const reads = asked.state === 'ready' && asked.value.reads
  const readers = useAsk(async () => (reads ? await readersOf(id) : null), [id, reads])
  const room = asked.state === 'ready' ? { ...asked.value, readers: readers.state === 'ready' ? readers.value : null } : null
  return (
    <Page title={room?.card.name ?? t('common.rooms')} asideLabel={t('community.aside')} aside={room && <Beside room={room} />}>
      {asked.state === 'failed' && <h1 class="sr">{t('common.rooms')}</h1>}
      <Await of={asked}>
        {() => room && (
          <>
            <Head room={room} changed={asked.again} />
            <Notices card={room.card} />
            <Parts id={id} tab={tab} room={room} />
            <Section tab={tab} room={room} folder={query.get('folder')} />
          </>
        )}
      </Await>
    </Page>
  )
}

async function found(id: string, withStream: boolean): Promise<Omit<Room, 'readers'>> {
  const path = { params: { path: { community_id: id } } }
  const card = await ask(api.GET('/communities/{community_id}', path))
  const reads = card.may.includes('read')
  if (!reads) return { card, eras: [], reads }
  // The stream is drawn by the eras, and asked for with them.
  if (withStream) askAhead(streamOf(id))
  const eras = await ask(api.GET('/communities/{community_id}/eras', path)).then((page) => page.items, () => [])
  return { card, eras, reads }
}

function Parts({ id, tab, room }: { id: string; tab: string; room: Room }) {
  if (!room.reads) return null
  const words: Record<(typeof TABS)[number], ComponentChildren> = {
    '': t('community.stream'),
    files: t('community.files'),
    people: <>{t('community.people')} <span class="count">{room.card.members + room.card.guests_inside}</span></>,
    about: t('community.about'),
  }
  return (
    <Tabs class="tabs section" label={t('community.tabs')} at={tab}>
      {TABS.map((each) => (
        <a key={each} href={`/communities/${id}${each && `/${each}`}`} aria-current={each === tab ? 'page' : undefined}>{words[each]}</a>
      ))}
      {(room.card.may.includes('configure') || room.card.may.includes('moderate')) && <a href={`/communities/${id}/desk`}>{t('community.desk')}</a>}
    </Tabs>
  )
}

function Section({ tab, room, folder }: { tab: string; room: Room; folder: string | null }) {
  if (!room.reads) return <p class="section lead">{t('community.closed_to_you')}</p>
  if (tab === 'files') return <Shelves card={room.card} folder={folder} />
  if (tab === 'people') return <People card={room.card} />
  if (tab === 'about') return <About room={room} />
  return <Stream room={room} />
}

/** The files of a community; their part is loaded when somebody first looks. */
function Shelves(of: { card: Card; folder: string | null }) {
  const part = useAsk(async () => (await Promise.all([import('../files'), load(['files', 'compose'])]))[0], [])
  return <Await of={part}>{({ Files }) => <Files {...of} />}</Await>
}

function Beside({ room }: { room: Room }) {
  return (
    <>
      {room.readers && <ReadersList of={room.readers} wall={room.card.visibility} community={room.card.id} />}
      <Stewards of={room.card.stewards} />
      {room.reads && <LedgerAside room={room} />}
    </>
  )
}
