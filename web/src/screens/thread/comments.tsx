import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useCell } from '../../app/cell'
import { me } from '../../app/session'
import { Attachments } from '../../parts/attachments'
import { Few } from '../../parts/await'
import { Confirm } from '../../parts/confirm'
import { Do } from '../../parts/form'
import { Html } from '../../parts/html'
import { Icon } from '../../parts/icon'
import { Links } from '../../parts/links'
import { Menu } from '../../parts/menu'
import { Avatar, Named } from '../../parts/people'
import { Written } from '../../parts/post'
import { Reactions } from '../../parts/reactions'
import { t } from '../../texts'
import { EditComment, Reply, Report, Revisions } from './doing'
import { Mark, MarkChoice } from './mark'
import type { Around } from '.'

type Comment = Schema['CommentView']
interface Props {
  post: Schema['PostView']
  around: Around | null
  changed: () => void
}

/** Comments with one level of replies; the accepted answer comes first. */
export function Comments({ all, ...props }: Props & { all: Comment[] }) {
  const tops = all.filter((each) => each.parent === null || !all.some((other) => other.id === each.parent))
  const sorted = [...tops].sort((a, b) => Number(b.answer) - Number(a.answer))
  return (
    <ol class="talk">
      {/* Who comes for one comment finds it at once. */}
      <Few of={sorted} first={location.hash ? sorted.length : 3}>{(shown) => shown.map((comment) => (
        <li key={comment.id} id={anchor(comment)} class={comment.answer ? 'accepted' : undefined}>
          <Said comment={comment} {...props} />
          <Under parent={comment} all={all} {...props} />
        </li>
      ))}</Few>
    </ol>
  )
}

const anchor = (comment: Comment): string => `c-${comment.id.slice(0, 26)}`

/** All replies below a comment, whatever their depth, on one level. */
function Under({ parent, all, ...props }: Props & { parent: Comment; all: Comment[] }) {
  const under = below(parent, all)
  if (under.length === 0) return null
  return (
    <ol class="sub">
      {under.map((comment) => <li key={comment.id} id={anchor(comment)}><Said comment={comment} small {...props} /></li>)}
    </ol>
  )
}

const below = (parent: Comment, all: Comment[]): Comment[] =>
  all.filter((each) => each.parent === parent.id).flatMap((each) => [each, ...below(each, all)]).sort((a, b) => (a.id < b.id ? -1 : 1))

type Doing = 'reply' | 'edit' | 'delete' | 'report' | 'history' | 'mark'

function Said({ comment, post, around, changed, small = false }: Props & { comment: Comment; small?: boolean }) {
  const [doing, start] = useState<Doing | null>(null)
  const stop = (): void => start(null)
  if (comment.deleted || comment.hidden) {
    return <p class="gone">{t(comment.deleted ? 'thread.comment_deleted' : 'thread.comment_hidden')}</p>
  }
  const words = (
    <>
      <p class="who">
        <Avatar who={comment.author} small={small} />
        <span><Named who={comment.author} /> · <Written at={comment.at} edited={comment.edited_at} /></span>
      </p>
      {doing === 'edit'
        ? <EditComment comment={comment} community={post.community} saved={changed} close={stop} />
        : <Html html={comment.html ?? ''} />}
      <Attachments of={comment.files} on={comment.id} />
      <Links of={comment.links} />
    </>
  )
  return (
    <>
      {comment.answer
        ? <div class="answer"><p class="state good"><Icon name="done" />{t('thread.accepted')}</p>{words}</div>
        : words}
      <div class="acts">
        {post.may.comment && <button class="act" type="button" onClick={() => start('reply')}><Icon name="reply" />{t('thread.reply')}</button>}
        <Reactions of={{ kind: 'comment', id: comment.id }} counts={comment.reactions} mine={comment.reaction} may={post.may.react} />
        {post.may.answer && <Accept post={post} comment={comment} changed={changed} />}
        <span class="end"><Choices comment={comment} post={post} around={around} start={start} /></span>
      </div>
      {doing === 'reply' && around && (
        <Reply post={post.id} community={post.community} parent={comment} readers={around.readers}
          wall={around.community.visibility} close={stop} sent={() => { stop(); changed() }} />
      )}
      {doing === 'mark' && <Mark post={post.id} comment={comment.id} close={stop} />}
      {doing === 'delete' && <Confirm title={t('thread.delete_comment')} text={t('thread.delete_more')} verb={t('thread.delete')} close={stop}
        does={async () => {
          await ask(api.DELETE('/comments/{comment_id}', { params: { path: { comment_id: comment.id } } }))
          announce(t('thread.deleted'))
          changed()
        }} />}
      {doing === 'report' && <Report of={{ kind: 'comment', id: comment.id }} close={stop} />}
      {doing === 'history' && <Revisions of={{ kind: 'comment', id: comment.id }} close={stop} />}
    </>
  )
}

function Accept({ post, comment, changed }: { post: Schema['PostView']; comment: Comment; changed: () => void }) {
  const path = { params: { path: { post_id: post.id } } }
  const accept = async (): Promise<void> => {
    if (comment.answer) await ask(api.DELETE('/posts/{post_id}/answer', path))
    else await ask(api.PUT('/posts/{post_id}/answer', { ...path, body: { comment: comment.id } }))
    announce(t(comment.answer ? 'thread.unaccepted' : 'thread.accepted_now'))
    changed()
  }
  return (
    <Do class="act" does={accept}>
      <Icon name="check" />{t(comment.answer ? 'thread.unaccept' : 'thread.accept')}
    </Do>
  )
}

function Choices({ comment, post, around, start }: Omit<Props, 'changed'> & { comment: Comment; start: (doing: Doing) => void }) {
  const own = useCell(me)?.person.id === comment.author?.id
  const button = (doing: Doing, icon: string, text: string) => (
    <button class="act" type="button" onClick={() => start(doing)}><Icon name={icon} />{text}</button>
  )
  return (
    <Menu label={t('thread.comment_choices', { name: comment.author?.name ?? t('common.someone') })}>
      {own && button('edit', 'pen', t('thread.edit'))}
      <MarkChoice around={around} start={() => start('mark')} />
      {comment.edited_at && button('history', 'ledger', t('thread.history'))}
      {(own || post.may.moderate) && button('delete', 'close', t('thread.delete'))}
      {!own && button('report', 'announce', t('thread.report'))}
    </Menu>
  )
}
