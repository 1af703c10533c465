import { useEffect } from 'preact/hooks'
import { api, ask } from '../../api'
import { useAsk, useList } from '../../app/asking'
import { compose } from '../../app/overlays'
import { refresh } from '../../app/session'
import { noteTags } from '../../compose/tags'
import { Await, Few, More } from '../../parts/await'
import { WithGuests, wallWord } from '../../parts/audience'
import { eraAt, ruleOf, type Era } from '../../parts/eras'
import { Icon } from '../../parts/icon'
import { PostLine, type Card as Post } from '../../parts/post'
import { rich, t } from '../../texts'
import { day } from '../../texts/dates'
import type { Room } from '.'

/** What is written there, newest first; where the rule changed, a double rule crosses the stream and says so. */
export function Stream({ room }: { room: Room }) {
  const id = room.card.id
  const list = useList((cursor) => ask(api.GET('/communities/{community_id}/posts', {
    params: { path: { community_id: id }, query: { cursor } },
  })), [id])
  const pinned = useAsk(() => ask(api.GET('/communities/{community_id}/posts', {
    params: { path: { community_id: id }, query: { pinned: true } },
  })), [id])
  const newest = list.state === 'ready' ? list.value.items[0] : undefined
  useEffect(() => {
    if (list.state === 'ready') noteTags(id, list.value.items)
    if (newest && room.card.membership.state === 'inside') void readUntil(id, newest.id)
  }, [newest?.id])
  const since = room.card.membership.read_until
  return (
    <section aria-labelledby="stream">
      <h2 class="sr" id="stream">{t('community.stream_of')}</h2>
      {pinned.state === 'ready' && pinned.value.items.length > 0 && <Pinned of={pinned.value.items} />}
      <Await of={list}>
        {({ items }) => items.length === 0
          ? <Empty room={room} />
          : <Few of={items} first={2}>{(shown) => shown.map((post, index) => (
            <Line key={post.id} post={post} before={items[index - 1]} room={room} since={since} />
          ))}</Few>}
      </Await>
      <More of={list} />
    </section>
  )
}

async function readUntil(community: string, post: string): Promise<void> {
  try {
    await ask(api.PATCH('/communities/{community_id}/membership', { params: { path: { community_id: community } }, body: { read_until: post } }))
    await refresh()
  } catch {
    // What is unread stays unread: nothing is lost, and nobody asked for this.
  }
}

function Line({ post, before, room, since }: { post: Post; before: Post | undefined; room: Room; since: string | null }) {
  const era = eraAt(room.eras, post.at)
  const newer = before ? eraAt(room.eras, before.at) : room.eras[0]
  // An id begins with the instant, so ids of one community sort as their posts were written.
  const fresh = since !== null && post.id > since
  return (
    <>
      {era && newer && newer.number > era.number && <EraMark from={newer} to={era} />}
      <PostLine post={post} rule={ruleOf(era ?? room.card)} fresh={fresh} may={room.card.may.includes('react')} />
    </>
  )
}

/** Where the rule changed: the date, the rule that came, and who does not read what is below. */
function EraMark({ from, to }: { from: Era; to: Era }) {
  const wider = from.kind === 'widened'
  return (
    <section class="era" aria-label={t('community.era')}>
      <time dateTime={from.began_at}>{day(from.began_at)}</time>
      <div>
        <h3 class="label">{rich('community.era_changed', { wall: wallWord(from.visibility), guests: <WithGuests rule={ruleOf(from)} /> })}</h3>
        <p>{rich(wider ? 'community.era_wider' : 'community.era_narrower', { wall: wallWord(to.visibility), guests: <WithGuests rule={ruleOf(to)} /> })}</p>
      </div>
    </section>
  )
}

function Pinned({ of }: { of: Post[] }) {
  return (
    <section class="part" aria-label={t('community.pinned')}>
      {of.map((post) => (
        <p class="row" key={post.id}><Icon name="pin" /><a class="link" href={`/posts/${post.id}`}>{post.title ?? t('posts.untitled', { name: post.author?.name ?? t('common.someone') })}</a></p>
      ))}
    </section>
  )
}

function Empty({ room }: { room: Room }) {
  return (
    <div class="section stack">
      <p class="lead">{t('community.empty')}</p>
      {room.card.may.includes('post') && (
        <p><button class="btn" type="button" onClick={() => compose(room.card.id)}><Icon name="pen" />{t('community.first')}</button></p>
      )}
    </div>
  )
}
