import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { askTagged, type Tagged } from '../../api/tagged'
import { announce, sentence } from '../../app/announce'
import { Editor, type Words } from '../../compose/editor'
import { sentOf, shownOf } from '../../compose/mentions'
import { Field, isOfFields, wrongAt } from '../../parts/form'
import { t } from '../../texts'

/** Changing one's own post. Whoever changed it meanwhile is not overwritten: the API then says so. */
export function EditPost({ found, put, close }: {
  found: Tagged<Schema['PostView']>
  put: (found: Tagged<Schema['PostView']>) => void
  close: () => void
}) {
  const { value: post, tag } = found
  const [title, setTitle] = useState(post.title ?? '')
  const [words, setWords] = useState<Words>(() => shownOf(post.body))
  const [failure, fail] = useState<unknown>(null)
  const save = async (): Promise<void> => {
    fail(null)
    try {
      put(await askTagged(api.PATCH('/posts/{post_id}', {
        params: { path: { post_id: post.id }, header: { 'If-Match': tag } },
        body: { title: title.trim() || null, body: sentOf(words.text, words.called) },
      })))
      announce(t('common.saved'))
      close()
    } catch (why) {
      fail(why)
    }
  }
  return (
    <form class="section stack" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <Field label={t('thread.edit_title')} error={wrongAt(failure, '/title')}>
        {(control) => <input class="input" {...control} value={title} maxLength={200} onInput={(event) => setTitle(event.currentTarget.value)} />}
      </Field>
      <Editor community={post.community} words={words} change={setWords} label={t('compose.body')} send={() => void save()} rows={8} first />
      {failure !== null && <p class="error" role="alert">{isOfFields(failure) ? wrongAt(failure, '/body') : sentence(failure)}</p>}
      <Saving close={close} />
    </form>
  )
}

/** The same for one's own comment. */
export function EditComment({ comment, community, saved, close }: {
  comment: Schema['CommentView']
  community: string
  saved: () => void
  close: () => void
}) {
  const [words, setWords] = useState<Words>(() => shownOf(comment.body ?? ''))
  const [failure, fail] = useState<unknown>(null)
  const save = async (): Promise<void> => {
    fail(null)
    try {
      await ask(api.PATCH('/comments/{comment_id}', {
        params: { path: { comment_id: comment.id } }, body: { body: sentOf(words.text, words.called) },
      }))
      announce(t('common.saved'))
      saved()
      close()
    } catch (why) {
      fail(why)
    }
  }
  return (
    <form class="stack" onSubmit={(event) => { event.preventDefault(); void save() }}>
      <Editor community={community} words={words} change={setWords} label={t('compose.reply')} send={() => void save()} first />
      {failure !== null && <p class="error" role="alert">{wrongAt(failure, '/body') ?? sentence(failure)}</p>}
      <Saving close={close} />
    </form>
  )
}

const Saving = ({ close }: { close: () => void }) => (
  <div class="row">
    <button class="btn primary" type="submit">{t('common.save')}</button>
    <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>
  </div>
)
