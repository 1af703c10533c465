/** The head of one's own pages: what each holds, one click away. */
import { useCell } from '../app/cell'
import { isGuest, me } from '../app/session'
import { t } from '../texts'

const PAGES = [
  ['/me', 'mine.account'],
  ['/preferences', 'mine.news'],
  ['/me/devices', 'mine.devices'],
  ['/me/tokens', 'mine.tokens'],
  ['/bookmarks', 'mine.bookmarks'],
] as const

/** Title and tabs. A guest makes neither tokens nor bots. */
export function Own({ title, at }: { title: string; at: (typeof PAGES)[number][0] }) {
  const guest = isGuest(useCell(me))
  return (
    <>
      <div class="masthead"><h1 class="day">{title}</h1></div>
      <nav class="tabs" aria-label={t('mine.pages')}>
        {PAGES.filter(([path]) => !guest || path !== '/me/tokens').map(([path, name]) => (
          <a key={path} href={path} aria-current={path === at ? 'page' : undefined}>{t(name)}</a>
        ))}
      </nav>
    </>
  )
}
