import { api, ask } from '../api'
import { useList } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import { rooms } from '../app/session'
import { Await, More } from '../parts/await'
import { PostLine } from '../parts/post'
import { t } from '../texts'

/** What one keeps: theirs alone, and only as long as they may read it. */
export default function Bookmarks() {
  const list = useList((cursor) => ask(api.GET('/bookmarks', { params: { query: { cursor } } })), [])
  const places = useCell(rooms)
  return (
    <Page title={t('common.kept')}>
      <h1>{t('common.kept')}</h1>
      <Await of={list}>
        {({ items }) => items.length === 0 ? <p class="lead">{t('common.nothing_kept')}</p> : items.map((post) => {
          const room = places?.find((each) => each.id === post.community)
          return (
            <PostLine key={post.id} post={post} may={room !== undefined} place={room && <a href={`/communities/${room.id}`}>{room.name}</a>}
              rule={room ? { visibility: room.visibility, guests: room.guests, company: room.company?.name ?? null } : { visibility: 'open', guests: 'none' }} />
          )
        })}
      </Await>
      <More of={list} />
    </Page>
  )
}
