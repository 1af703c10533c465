/** The administrator's desk and the auditor's: who one is decides which tabs there are. */
import type { ComponentChildren } from 'preact'
import { useCell } from '../../app/cell'
import { Page } from '../../app/page'
import { me } from '../../app/session'
import { Tabs } from '../../parts/tabs'
import { t } from '../../texts'

const TABS = ['people', 'companies', 'settings', 'communities', 'glass', 'mail', 'directory', 'audit'] as const
export type Tab = (typeof TABS)[number]

/** Draws title, tabs, and what is under the present one. */
export function Admin({ tab, children }: { tab: Tab; children: ComponentChildren }) {
  const who = useCell(me)
  const audits = who?.person.roles.includes('auditor') ?? false
  const runs = who?.may.administer ?? false
  const shown = (name: Tab): boolean => (name === 'audit' ? audits : name === 'glass' ? audits || runs : runs)
  return (
    <Page title={t('admin.title')}>
      <div class="masthead"><h1 class="day">{t('admin.title')}</h1></div>
      {!runs && !audits ? <p class="section lead">{t('admin.not_yours')}</p> : (
        <>
          <Tabs label={t('admin.title')} at={tab}>
            {TABS.filter(shown).map((name) => (
              <a key={name} href={`/admin/${name}`} aria-current={name === tab ? 'page' : undefined}>{t(`admin.tab_${name}`)}</a>
            ))}
          </Tabs>
          {shown(tab) ? children : <p class="section lead">{t('admin.not_yours')}</p>}
        </>
      )}
    </Page>
  )
}
