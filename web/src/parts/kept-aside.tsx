/** Beside the feed: what one keeps for oneself, and the keys. */
import { api, ask } from '../api'
import { useAsk } from '../app/asking'
import { t } from '../texts'

/** The newest four of what one keeps. */
export function KeptAside() {
  const asked = useAsk(() => ask(api.GET('/bookmarks', { params: { query: { limit: 4 } } })), [])
  const items = asked.state === 'ready' ? asked.value.items : []
  return (
    <>
      {items.length > 0 && (
        <section class="stack">
          <h2>{t('common.kept')}</h2>
          {items.map((post) => (
            <p key={post.id} class="title"><a href={`/posts/${post.id}`}>{post.title ?? t('posts.untitled', { name: post.author?.name ?? t('common.someone') })}</a></p>
          ))}
          <p><a class="more" href="/bookmarks">{t('common.kept_all')}</a></p>
        </section>
      )}
      <section>
        <h2>{t('common.shortcuts')}</h2>
        <ul class="row meta">
          <li><kbd>C</kbd> {t('common.write')}</li>
          <li><kbd>K</kbd> {t('common.rooms')}</li>
          <li><kbd>?</kbd> {t('common.all_keys')}</li>
        </ul>
      </section>
    </>
  )
}
