/** Posts that one keeps for oneself. Nobody else ever sees which. */
import { useRef } from 'preact/hooks'
import { api, ask, Refused, type Schema } from '../api'
import { useList } from '../app/asking'
import { Page } from '../app/page'
import { rooms } from '../app/session'
import type { Rule } from '../parts/audience'
import { Await, More } from '../parts/await'
import { PostLine } from '../parts/post'
import { Own } from '../parts/own'
import { t } from '../texts'

interface Kept {
  post: Schema['PostCard']
  place: { id: string; name: string; rule: Rule }
}
type Place = Kept['place']
type Places = Map<string, Place | null>

/** Newest kept first. */
export default function Bookmarks() {
  const places = useRef<Places>(new Map()).current
  const list = useList(async (cursor) => {
    const page = await ask(api.GET('/bookmarks', { params: { query: { cursor } } }))
    const found = await Promise.all(page.items.map(async (post) => ({ post, place: await placeOf(post.community, places) })))
    return { items: found.filter((each): each is Kept => each.place !== null), next: page.next ?? null }
  }, [])
  return (
    <Page title={t('mine.bookmarks')}>
      <Own title={t('mine.bookmarks')} at="/bookmarks" />
      <Await of={list}>
        {({ items, next }) => (items.length === 0 && !next
          ? <section class="section stack"><h2 class="h2">{t('mine.no_bookmarks')}</h2><p class="lead">{t('mine.no_bookmarks_more')}</p></section>
          : items.map(({ post, place }) => (
              <PostLine key={post.id} post={post} may rule={place.rule} place={<a href={`/communities/${place.id}`}>{place.name}</a>} />
            )))}
      </Await>
      <More of={list} />
    </Page>
  )
}

/** A post's community: one of one's own, or asked for once. Null where it went out of sight meanwhile. */
async function placeOf(id: string, places: Places): Promise<Place | null> {
  const own = rooms.get()?.find((room) => room.id === id)
  if (own) return { id, name: own.name, rule: { ...own, company: own.company?.name ?? null } }
  const known = places.get(id)
  if (known !== undefined) return known
  let found: Place | null = null
  try {
    const card = await ask(api.GET('/communities/{community_id}', { params: { path: { community_id: id } } }))
    found = { id, name: card.name, rule: { ...card, company: card.company?.name ?? null } }
  } catch (failure) {
    if (!(failure instanceof Refused)) throw failure
  }
  places.set(id, found)
  return found
}
