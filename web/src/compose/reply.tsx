/** Answering under a post: the readers in view, the words kept, sent once. */
import { useState } from 'preact/hooks'
import { api, ask, Unreachable, type Schema } from '../api'
import { announce, sentence } from '../app/announce'
import { WallWord, type Wall } from '../parts/audience'
import { wrongAt } from '../parts/form'
import { Readers, type Preview } from '../parts/will-read'
import { rich, t } from '../texts'
import { Attach } from './attach'
import { useDraft } from './draft'
import { Editor } from './editor'
import { useUploads } from './uploads'

interface Props {
  post: string
  community: string
  /** The comment that is replied to. */
  parent?: Schema['CommentView']
  readers: Preview | null
  wall: Wall
  sent: (comment: Schema['CommentView']) => void
  close?: () => void
}

/** The form below a thread, and the same below a comment. */
export function Reply({ post, community, parent, readers, wall, sent, close }: Props) {
  const writing = useDraft(parent?.id ?? post)
  const uploads = useUploads(community)
  const [failure, fail] = useState<unknown>(null)
  const [busy, setBusy] = useState(false)
  const send = async (): Promise<void> => {
    if (busy || writing.words.text.trim() === '') return
    if (uploads.busy) return fail(new Error(t('compose.still_bringing')))
    setBusy(true)
    fail(null)
    try {
      const comment = await ask(api.POST('/posts/{post_id}/comments', {
        params: { path: { post_id: post } },
        body: { body: writing.draft.body, files: uploads.ids, ...(parent && { parent: parent.id }) },
        headers: writing.sending(),
      }))
      writing.forget()
      uploads.clear()
      announce(t('compose.sent'))
      sent(comment)
    } catch (why) {
      fail(why)
    } finally {
      setBusy(false)
    }
  }
  const to = parent?.author?.name
  return (
    <form class="section reply-form stack" onSubmit={(event) => { event.preventDefault(); void send() }}>
      <p class="aud" data-wall={wall}>
        <WallWord wall={wall} /> {readers && <span>{rich('compose.read_by', { readers: <Readers of={readers} /> })}</span>}
      </p>
      <Attach uploads={uploads}>
      <Editor community={community} words={writing.words} change={(next) => writing.change({}, next)} send={() => void send()}
        label={to ? t('compose.reply_to', { name: to }) : t('compose.reply')} first={parent !== undefined}
        placeholder={to ? t('compose.reply_to', { name: to }) : t('compose.reply_here')} invalid={failure !== null} />
      </Attach>
      {failure !== null && <p class="error" role="alert">{reason(failure)}</p>}
      <div class="row">
        <button class="btn primary" type="submit" aria-busy={busy || undefined}>{t('compose.send')}</button>
        {close && <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>}
        <span class="hint">{t('compose.keys')}</span>
      </div>
    </form>
  )
}

const reason = (failure: unknown): string =>
  failure instanceof Unreachable ? t('compose.unsent') : (wrongAt(failure, '/body') ?? sentence(failure))
