/** The head of one's own pages: what each holds, one click away. */
import { useCell } from '../app/cell'
import { me } from '../app/session'
import { t } from '../texts'
import { Tabs } from './tabs'

const PAGES = [
  ['/me', 'mine.account'],
  ['/preferences', 'mine.news'],
  ['/me/devices', 'mine.devices'],
  ['/me/tokens', 'mine.tokens'],
  ['/bookmarks', 'mine.bookmarks'],
  ['/me/device', 'mine.device'],
  ['/me/webhooks', 'mine.webhooks'],
] as const

/** Title and tabs. */
export function Own({ title, at }: { title: string; at: (typeof PAGES)[number][0] | '/service' }) {
  const who = useCell(me)
  return (
    <>
      <div class="masthead"><h1 class="day">{title}</h1></div>
      <Tabs label={t('mine.pages')} at={at}>
        {PAGES.filter(([path]) => path !== '/me/webhooks' || who?.may.create_communities).map(([path, name]) => (
          <a key={path} href={path} aria-current={path === at ? 'page' : undefined}>{t(name)}</a>
        ))}
        <a href="/service" aria-current={at === '/service' ? 'page' : undefined}>{t('mine.service')}</a>
        {(who?.may.administer || who?.person.roles.includes('auditor')) && <a href={who.may.administer ? '/admin' : '/admin/audit'}>{t('mine.network')}</a>}
      </Tabs>
    </>
  )
}
