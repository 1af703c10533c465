/** A post in a stream: the wall it was written behind, who reads it, its words, what one can do. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../api'
import { known, t } from '../texts'
import { full, when } from '../texts/dates'
import { Audience, Doors, type Rule } from './audience'
import { Do } from './form'
import { Html } from './html'
import { Icon } from './icon'
import { Links } from './links'
import { Avatar, Named } from './people'
import { Reactions } from './reactions'

export type Card = Schema['PostCard']

const KINDS: Record<string, string> = {
  update: 'update', question: 'question', idea: 'idea', poll: 'poll', task: 'task', event: 'event',
  decision: 'decision', announcement: 'announce', page: 'page',
}

/** « Question », with its drawing. */
export const Kind = ({ of }: { of: string }) => (
  <span class="kind"><Icon name={KINDS[of] ?? 'update'} />{known('posts', `kind_${of}`) ?? of}</span>
)

/** Kind and states of a post, in words. */
export function Top({ post, fresh = false }: { post: Card; fresh?: boolean }) {
  return (
    <p class="top">
      <Kind of={post.kind} />
      {post.pinned && <span class="state"><Icon name="pin" />{t('posts.pinned')}</span>}
      {post.answered && <span class="state good"><Icon name="check" />{t('posts.answered')}</span>}
      {post.closed && <span class="state">{t('posts.closed')}</span>}
      {post.hidden && <span class="state wait">{t('posts.hidden')}</span>}
      {fresh && <span class="new">{t('posts.fresh')}</span>}
    </p>
  )
}

/** The instant something was written, and whether it was changed since. */
export const Written = ({ at, edited }: { at: string; edited?: string | null }) => (
  <>
    <time dateTime={at} title={full(at)}>{when(at)}</time>
    {edited && <> · {t('posts.edited')}</>}
  </>
)

interface Props {
  post: Card
  rule: Rule
  /** The community's name, where the stream is of several. */
  place?: ComponentChildren
  fresh?: boolean
  may: boolean
}

/** One post among others. */
export function PostLine({ post, rule, place, fresh = false, may }: Props) {
  const named = `p-${post.id}`
  const at = `/posts/${post.id}`
  const heading = post.title ?? t('posts.untitled', { name: post.author?.name ?? t('common.someone') })
  return (
    <article class="post walled" data-wall={rule.visibility} aria-labelledby={named}>
      <Doors rule={rule} />
      <Audience rule={rule} place={place} end={<Written at={post.at} edited={post.edited_at} />} />
      <Top post={post} fresh={fresh} />
      <h2 class={post.title ? 'title' : 'sr'} id={named}><a href={at}>{heading}</a></h2>
      <p class="who"><Avatar who={post.author} /><span><Named who={post.author} />{headline(post)}</span></p>
      <Html html={post.html} />
      <Links of={post.links} />
      {post.cut && <p class="row"><a class="more" href={at}>{t('posts.read_on')}<span class="sr"> {heading}</span></a></p>}
      <div class="acts">
        <a class="act" href={`${at}#talk`}><Icon name="reply" />{t('posts.replies', { n: post.comments })}</a>
        {post.attached > 0 && <a class="act" href={at}><Icon name="clip" />{t('posts.attached', { n: post.attached })}</a>}
        <Reactions of={{ kind: 'post', id: post.id }} counts={post.reactions} mine={post.mine.reaction} may={may} />
        <Keeping post={post} />
      </div>
    </article>
  )
}

const headline = (post: Card): string => (post.author?.headline && !post.author.company ? `, ${post.author.headline}` : '')

/** Keep a post for oneself, follow what is said under it. */
export function Keeping({ post }: { post: Card }) {
  const [mine, setMine] = useState(post.mine)
  const path = { params: { path: { post_id: post.id } } }
  const keep = async (): Promise<void> => {
    if (mine.bookmarked) await ask(api.DELETE('/posts/{post_id}/bookmark', path))
    else await ask(api.PUT('/posts/{post_id}/bookmark', path))
    setMine({ ...mine, bookmarked: !mine.bookmarked })
  }
  const follow = async (): Promise<void> => {
    if (mine.following) await ask(api.DELETE('/posts/{post_id}/follow', path))
    else await ask(api.PUT('/posts/{post_id}/follow', path))
    setMine({ ...mine, following: !mine.following })
  }
  return (
    <>
      <Do class="act" aria-pressed={mine.following} does={follow}><Icon name="follow" /><span class="lbl">{t('posts.follow')}</span></Do>
      <Do class="act" aria-pressed={mine.bookmarked} does={keep}><Icon name="keep" /><span class="lbl">{t('posts.keep')}</span></Do>
    </>
  )
}
