import { api, ask } from '../api'
import { useList } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import { isGuest, me } from '../app/session'
import { Await, More } from '../parts/await'
import { GuestTop } from '../parts/guest-top'
import { Needs } from '../parts/needs'
import { PostLine } from '../parts/post'
import { t } from '../texts'
import { today } from '../texts/dates'

/** What is new where one belongs. */
export default function Feed() {
  const who = useCell(me)
  const feed = useList((cursor) => ask(api.GET('/feed', { params: { query: { cursor } } })), [])
  return (
    <Page title={t('common.feed')}>
      {who && isGuest(who) ? <GuestTop who={who} /> : <div class="masthead"><h1 class="day">{today()}</h1></div>}
      <Needs />
      <Await of={feed}>
        {({ items }) => items.map(({ post, community, unread }) => (
          <PostLine key={post.id} post={post} fresh={unread} may rule={{ ...community, company: community.company ?? null }}
            place={<a href={`/communities/${community.id}`}>{community.name}</a>} />
        ))}
      </Await>
      <More of={feed} />
    </Page>
  )
}
