import { api, ask } from '../api'
import { useList } from '../app/asking'
import { Page } from '../app/page'
import { Audience, Doors } from '../parts/audience'
import { Await, More } from '../parts/await'
import { Html } from '../parts/html'
import { Avatar, Named } from '../parts/people'
import { t } from '../texts'
import { today, when } from '../texts/dates'

/** What is new where one belongs. */
export default function Feed() {
  const feed = useList((cursor) => ask(api.GET('/feed', { params: { query: { cursor } } })), [])
  return (
    <Page title={t('common.feed')}>
      <div class="masthead"><h1 class="day">{today()}</h1></div>
      <Await of={feed}>
        {({ items }) => items.map(({ post, community }) => (
          <article class="post walled" data-wall={community.visibility} key={post.id}>
            <Doors rule={community} />
            <Audience rule={community} place={<a href={`/communities/${community.id}`}>{community.name}</a>}
              end={<time dateTime={post.at}>{when(post.at)}</time>} />
            {post.title && <h2 class="title"><a href={`/posts/${post.id}`}>{post.title}</a></h2>}
            <p class="who"><Avatar who={post.author} /><span><Named who={post.author} /></span></p>
            <Html html={post.html} />
          </article>
        ))}
      </Await>
      <More of={feed} />
    </Page>
  )
}
