import { api, ask } from '../api'
import { useList } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import { isGuest, me, rooms } from '../app/session'
import { Await, Few, More } from '../parts/await'
import { Later } from '../parts/later'
import { PostLine } from '../parts/post'
import { load, t } from '../texts'
import { today } from '../texts/dates'

const guestTop = async () => {
  const [{ GuestTop }] = await Promise.all([import('../parts/guest-top'), load(['guest'])])
  return GuestTop
}
const firstUse = (posts: number) => () => import('../parts/first-use').then(({ FirstUse }) => () => <FirstUse posts={posts} />)
const kept = () => import('../parts/kept-aside').then(({ KeptAside }) => KeptAside)
const needs = async () => {
  const [{ Needs }] = await Promise.all([import('../parts/needs'), load(['notices'])])
  return Needs
}

/** What waits for one, then what is new where one belongs. */
export default function Feed() {
  const who = useCell(me)
  const feed = useList((cursor) => ask(api.GET('/feed', { params: { query: { cursor } } })), [])
  const fresh = useCell(rooms)?.reduce((sum, room) => sum + room.unread, 0) ?? 0
  const posts = feed.state === 'ready' ? feed.value.items.length : null
  return (
    <Page title={t('common.feed')} asideLabel={t('feed.beside')} aside={<Later load={kept} />}>
      {isGuest(who) ? <Later load={guestTop} meanwhile={<h1 class="sr">{t('feed.yours')}</h1>} /> : (
        <div class="masthead">
          <h1 class="day"><span class="sr">{t('feed.yours')} </span>{today()}</h1>
          {fresh > 0 && <p class="meta">{t('feed.fresh', { n: fresh })}</p>}
        </div>
      )}
      <Later load={needs} />
      {who?.may.administer && posts !== null && <Later load={firstUse(posts)} />}
      <section class="section" aria-labelledby="feed">
        <h2 class="sr" id="feed">{t('feed.stream')}</h2>
        <Await of={feed}>
          {({ items }) => items.length === 0 ? <Empty /> : <Few of={items} first={3}>{(shown) => shown.map(({ post, community, unread }) => (
            <PostLine key={post.id} post={post} fresh={unread} may rule={{ ...community, company: community.company ?? null }}
              place={<a href={`/communities/${community.id}`}>{community.name}</a>} />
          ))}</Few>}
        </Await>
        <More of={feed} />
      </section>
    </Page>
  )
}

/** An empty feed says what to do; an empty network leads its administrator in three steps. */
function Empty() {
  const who = useCell(me)
  // There is none to be found yet: the three steps say what to do.
  if (who?.may.administer && rooms.get()?.length === 0) return null
  if (isGuest(who)) return <p class="lead section">{t('feed.empty_guest')}</p>
  return (
    <div class="section stack">
      <p class="lead">{t('feed.empty')}</p>
      <p><a class="btn" href="/communities">{t('feed.find')}</a></p>
    </div>
  )
}
