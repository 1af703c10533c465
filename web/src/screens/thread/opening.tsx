import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import type { Tagged } from '../../api/tagged'
import { announce } from '../../app/announce'
import { go } from '../../app/router'
import { Audience, type Rule } from '../../parts/audience'
import { Attachments } from '../../parts/attachments'
import { Confirm } from '../../parts/confirm'
import { Do } from '../../parts/form'
import { Html } from '../../parts/html'
import { Icon } from '../../parts/icon'
import { Links } from '../../parts/links'
import { Menu } from '../../parts/menu'
import { Avatar, Named } from '../../parts/people'
import { Keeping, Kind, Written } from '../../parts/post'
import { Reactions } from '../../parts/reactions'
import { t } from '../../texts'
import { day } from '../../texts/dates'
import { EditPost, Report, Revisions } from './doing'
import { Mark, MarkChoice } from './mark'
import type { Around } from '.'

type Post = Schema['PostView']
type Doing = 'edit' | 'delete' | 'report' | 'history' | 'mark'

/** The post itself, and what one can do to it. */
export function Opening({ found, around, rule, put, again }: {
  found: Tagged<Post>
  around: Around | null
  rule: Rule | null
  put: (found: Tagged<Post>) => void
  again: () => void
}) {
  const { value: post } = found
  const [doing, start] = useState<Doing | null>(null)
  const stop = (): void => start(null)
  const name = around?.community.name
  const old = around ? around.eras.length > 1 && rule?.guests !== around.community.guests : false
  return (
    <article aria-labelledby="t">
      {rule && <Audience rule={rule} place={name && <a href={`/communities/${post.community}`}>{name}</a>}
        end={old ? t('thread.former_era', { day: day(post.at) }) : undefined} />}
      <p class="row section">
        <Kind of={post.kind} />
        {post.pinned && <span class="state"><Icon name="pin" />{t('posts.pinned')}</span>}
        {post.answered && <span class="state good"><Icon name="check" />{t('posts.answered')}</span>}
        {post.closed && <span class="state">{t('posts.closed')}</span>}
      </p>
      <h1 class={post.title ? 'day' : 'sr'} id="t">{post.title ?? t('posts.untitled', { name: post.author?.name ?? t('common.someone') })}</h1>
      <p class="who">
        <Avatar who={post.author} />
        <span>
          <Named who={post.author} />{post.author?.headline && !post.author.company && `, ${post.author.headline}`}<br />
          <Written at={post.at} edited={post.edited_at} />
        </span>
      </p>
      {doing === 'edit'
        ? <EditPost found={found} put={put} close={stop} />
        : <Html class="prose section" html={post.html} />}
      <Attachments of={post.files} on={post.id} />
      <Links of={post.links} />
      <div class="acts">
        <Reactions of={{ kind: 'post', id: post.id }} counts={post.reactions} mine={post.mine.reaction} may={post.may.react} />
        <Keeping post={post} />
        <span class="end"><Choices post={post} around={around} start={start} again={again} /></span>
      </div>
      {doing === 'mark' && <Mark post={post.id} close={stop} />}
      {doing === 'delete' && <Confirm title={t('thread.delete_post')} text={t('thread.delete_more')} verb={t('thread.delete')} close={stop}
        does={async () => {
          await ask(api.DELETE('/posts/{post_id}', { params: { path: { post_id: post.id } } }))
          announce(t('thread.deleted'))
          go(`/communities/${post.community}`, { replace: true })
        }} />}
      {doing === 'report' && <Report of={{ kind: 'post', id: post.id }} close={stop} />}
      {doing === 'history' && <Revisions of={{ kind: 'post', id: post.id }} close={stop} />}
    </article>
  )
}

function Choices({ post, around, start, again }: { post: Post; around: Around | null; start: (doing: Doing) => void; again: () => void }) {
  const path = { params: { path: { post_id: post.id } } }
  const pin = async (): Promise<void> => {
    if (post.pinned) await ask(api.DELETE('/posts/{post_id}/pin', path))
    else await ask(api.PUT('/posts/{post_id}/pin', path))
    announce(t(post.pinned ? 'thread.unpinned' : 'thread.pinned'))
    again()
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(`${location.origin}/posts/${post.id}`)
    announce(t('thread.copied'))
  }
  return (
    <Menu label={t('thread.choices')}>
      <Do class="act" does={copy}><Icon name="link" />{t('thread.copy')}</Do>
      {post.may.edit && <button class="act" type="button" onClick={() => start('edit')}><Icon name="pen" />{t('thread.edit')}</button>}
      {post.may.moderate && <Do class="act" does={pin}><Icon name="pin" />{t(post.pinned ? 'thread.unpin' : 'thread.pin')}</Do>}
      <MarkChoice around={around} start={() => start('mark')} />
      {post.edited_at && <button class="act" type="button" onClick={() => start('history')}><Icon name="ledger" />{t('thread.history')}</button>}
      {post.may.delete && <button class="act" type="button" onClick={() => start('delete')}><Icon name="close" />{t('thread.delete')}</button>}
      {!post.may.edit && <button class="act" type="button" onClick={() => start('report')}><Icon name="announce" />{t('thread.report')}</button>}
    </Menu>
  )
}
