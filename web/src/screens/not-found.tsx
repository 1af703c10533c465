import { Page } from '../app/page'
import { t } from '../texts'

/** No screen has this address. The same words as for what is absent or invisible. */
export default function NotFound() {
  return (
    <Page title={t('common.absent')}>
      <h1>{t('common.absent')}</h1>
      <p class="lead">{t('common.absent_more')}</p>
      <p class="section"><a class="btn" href="/">{t('common.to_feed')}</a></p>
    </Page>
  )
}
