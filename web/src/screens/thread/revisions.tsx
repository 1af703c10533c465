import { api, ask } from '../../api'
import { useList } from '../../app/asking'
import { Await, More } from '../../parts/await'
import { Dialog } from '../../parts/dialog'
import { t } from '../../texts'
import { when } from '../../texts/dates'

/** What was written before it was changed: nothing is put in the place of anything unseen. */
export function Revisions({ of, close }: { of: { kind: 'post' | 'comment'; id: string }; close: () => void }) {
  const list = useList((cursor) => (of.kind === 'post'
    ? ask(api.GET('/posts/{post_id}/revisions', { params: { path: { post_id: of.id }, query: { cursor } } }))
    : ask(api.GET('/comments/{comment_id}/revisions', { params: { path: { comment_id: of.id }, query: { cursor } } }))), [of.id])
  return (
    <Dialog title={t('thread.history')} close={close}>
      <Await of={list}>
        {({ items }) => (
          <ol class="talk">
            {items.map((each) => (
              <li key={each.id}>
                <p class="meta"><time dateTime={each.at}>{when(each.at)}</time></p>
                {each.title && <h3 class="title">{each.title}</h3>}
                <pre class="source">{each.body}</pre>
              </li>
            ))}
          </ol>
        )}
      </Await>
      <More of={list} />
    </Dialog>
  )
}
