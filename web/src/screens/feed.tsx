import { api, ask, type Schema } from '../api'
import { useAsk, useList } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import { isGuest, me, rooms } from '../app/session'
import { Await, More } from '../parts/await'
import { FirstUse } from '../parts/first-use'
import { PostLine } from '../parts/post'
import { t } from '../texts'
import { today, when } from '../texts/dates'

type Notice = Schema['NoticeItem']

/** What waits for one, then what is new where one belongs. */
export default function Feed() {
  const feed = useList((cursor) => ask(api.GET('/feed', { params: { query: { cursor } } })), [])
  const who = useCell(me)
  const fresh = useCell(rooms)?.reduce((sum, room) => sum + room.unread, 0) ?? 0
  return (
    <Page title={t('common.feed')}>
      <div class="masthead">
        <h1 class="day"><span class="sr">{t('feed.yours')} </span>{today()}</h1>
        {fresh > 0 && <p class="meta">{t('feed.fresh', { n: fresh })}</p>}
      </div>
      <Needs />
      {who?.may.administer && feed.state === 'ready' && <FirstUse posts={feed.value.items.length} />}
      <section class="section" aria-labelledby="feed">
        <h2 class="sr" id="feed">{t('feed.stream')}</h2>
        <Await of={feed}>
          {({ items }) => items.length === 0 ? <Empty /> : items.map(({ post, community, unread }) => (
            <PostLine key={post.id} post={post} fresh={unread} may rule={{ ...community, company: community.company ?? null }}
              place={<a href={`/communities/${community.id}`}>{community.name}</a>} />
          ))}
        </Await>
        <More of={feed} />
      </section>
    </Page>
  )
}

interface Need {
  key: string
  state: string
  title: string
  at: string
  href: string
  verb: string
  where: string | undefined
}
const MOST = 3
const SIGNED: Record<string, 'feed.change_proposed' | 'feed.glass_asked' | 'feed.reported'> = {
  'change.proposed': 'feed.change_proposed', 'glass.asked': 'feed.glass_asked', 'post.reported': 'feed.reported',
  'comment.reported': 'feed.reported',
}

/** What a notice asks of its reader, or null where it only tells. */
function needOf(notice: Notice): Need | null {
  const base = { key: notice.id, at: notice.at, where: notice.community?.name }
  const desk = notice.community ? `/communities/${notice.community.id}/desk` : '/inbox'
  const name = notice.people[0]?.name ?? t('common.someone')
  if (notice.kind === 'request.made') {
    const title = t('feed.asks_in', { n: notice.count, name })
    return { ...base, state: t('feed.decide'), title, href: desk, verb: t('feed.examine') }
  }
  const signed = SIGNED[notice.kind]
  if (signed) return { ...base, state: t(signed === 'feed.reported' ? 'feed.decide' : 'feed.sign'), title: t(signed), href: desk, verb: t('feed.examine') }
  if (notice.why !== 'mentioned' || !notice.post) return null
  const title = notice.post.title ?? notice.post.lead
  return { ...base, state: t('feed.read'), title, href: `/posts/${notice.post.id}`, verb: t('feed.open') }
}

/** At most three asks, each with its verb; with none, the strip is left out. Decisions come before mentions. */
function Needs() {
  const asked = useAsk(() => ask(api.GET('/notifications', { params: { query: { limit: 50 } } })), [])
  if (asked.state !== 'ready') return null
  const all = asked.value.items.filter((notice) => !notice.seen).map(needOf).filter((need) => need !== null)
  const first = (need: Need): number => Number(need.state === t('feed.read'))
  const needs = all.sort((a, b) => first(a) - first(b)).slice(0, MOST)
  if (needs.length === 0) return null
  return (
    <section aria-labelledby="needs">
      <h2 class="sr" id="needs">{t('feed.waiting')}</h2>
      <ul class="needs">
        {needs.map((need) => (
          <li key={need.key}>
            <p class="row"><span class="state wait">{need.state}</span> <span class="meta">{when(need.at)}</span></p>
            <h3 class="title"><a href={need.href}>{need.title}</a></h3>
            {need.where && <p class="meta">{need.where}</p>}
            <a class="btn small" href={need.href}>{need.verb}<span class="sr"> : {need.title}</span></a>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** An empty feed says what to do. */
function Empty() {
  const who = useCell(me)
  if (isGuest(who)) return <p class="lead section">{t('feed.empty_guest')}</p>
  return (
    <div class="section stack">
      <p class="lead">{t('feed.empty')}</p>
      <p><a class="btn" href="/communities">{t('feed.find')}</a></p>
    </div>
  )
}
