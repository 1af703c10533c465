import { useEffect, useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { askTagged, type Tagged } from '../../api/tagged'
import { useAsk, useList } from '../../app/asking'
import { Page } from '../../app/page'
import type { ScreenProps } from '../../app/router'
import { noteTags } from '../../compose/tags'
import { readersOf } from '../../parts/audience-of'
import { Doors, type Rule } from '../../parts/audience'
import { Await, More } from '../../parts/await'
import { eraAt, ruleOf, type Era } from '../../parts/eras'
import { ReadersList } from '../../parts/readers'
import type { Preview } from '../../parts/will-read'
import { t } from '../../texts'
import { Comments } from './comments'
import { Reply } from './doing'
import { Opening } from './opening'

type Community = Schema['CommunityCard']
/** What the thread's place says about who reads. */
export interface Around {
  community: Community
  readers: Preview | null
  eras: Era[]
}

/** A post, whole, with everything that was said under it. */
export default function Thread({ params }: ScreenProps) {
  const id = params['post'] ?? ''
  const post = useAsk(() => askTagged(api.GET('/posts/{post_id}', { params: { path: { post_id: id } } })), [id])
  const title = post.state === 'ready' ? (post.value.value.title ?? t(`posts.kind_${kindOf(post.value.value)}`)) : t('thread.title')
  const place = post.state === 'ready' ? post.value.value.community : null
  const around = useAsk(async () => (place ? await surroundings(place) : null), [place])
  const there = around.state === 'ready' ? around.value : null
  return (
    <Page title={title} asideLabel={t('thread.readers')}
      aside={there?.readers && <ReadersList of={there.readers} wall={there.community.visibility} community={there.community.id} />}>
      {post.state === 'failed' && <h1 class="sr">{t('thread.title')}</h1>}
      <Await of={post}>{(found) => <Whole found={found} around={there} again={post.again} put={post.put} />}</Await>
    </Page>
  )
}

const kindOf = (post: Schema['PostView']): Schema['PostKind'] => (post.kind === 'question' ? 'question' : 'update')

async function surroundings(community: string): Promise<Around> {
  const path = { params: { path: { community_id: community } } }
  const [card, readers, eras] = await Promise.all([
    ask(api.GET('/communities/{community_id}', path)),
    readersOf(community).catch(() => null),
    ask(api.GET('/communities/{community_id}/eras', path)).then((page) => page.items, () => []),
  ])
  return { community: card, readers, eras }
}

interface WholeProps {
  found: Tagged<Schema['PostView']>
  around: Around | null
  again: () => void
  put: (found: Tagged<Schema['PostView']>) => void
}

function Whole({ found, around, again, put }: WholeProps) {
  const { value: post } = found
  const [order, setOrder] = useState(0)
  const comments = useList((cursor) => ask(api.GET('/posts/{post_id}/comments', {
    params: { path: { post_id: post.id }, query: { limit: 100, order: 'oldest', cursor } },
  })), [post.id, order])
  useEffect(() => {
    noteTags(post.community, [post])
    if (location.hash) document.querySelector(location.hash.replace(/[^#\w-]/g, ''))?.scrollIntoView()
  }, [post.id, comments.state])
  const rule = ruleAt(post, around)
  const redraw = (): void => {
    setOrder(order + 1)
    again()
  }
  return (
    <div class="walled" data-wall={rule?.visibility ?? 'private'}>
      {rule && <Doors rule={rule} />}
      <Opening found={found} around={around} rule={rule} put={put} again={again} />
      <section class="section" aria-labelledby="talk">
        <h2 class="h2" id="talk" tabIndex={-1}>{t('posts.replies', { n: post.comments })}</h2>
        <Await of={comments}>
          {({ items }) => <Comments post={post} all={items} around={around} changed={redraw} />}
        </Await>
        <More of={comments} />
        {post.closed && <p class="meta section">{t('thread.closed')}</p>}
        {post.may.comment && around && (
          <Reply post={post.id} community={post.community} readers={around.readers} wall={around.community.visibility} sent={redraw} />
        )}
      </section>
    </div>
  )
}

/** The rule that held when the post was written. */
function ruleAt(post: Schema['PostView'], around: Around | null): Rule | null {
  if (!around) return null
  const era = eraAt(around.eras, post.at)
  return ruleOf(era ?? around.community)
}
