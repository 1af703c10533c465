import { announce } from '../app/announce'
import { useAsk } from '../app/asking'
import { isMine, markAsMine } from '../app/offline'
import { Page } from '../app/page'
import { Await } from '../parts/await'
import { Do } from '../parts/form'
import { Own } from '../parts/own'
import { t } from '../texts'

/** Whether this device is one's own: then, and only then, it keeps the last feed. */
export default function Device() {
  const asked = useAsk(isMine, [])
  return (
    <Page title={t('mine.device_title')}>
      <Own title={t('mine.device_title')} at="/me/device" />
      <p class="lead section">{t('mine.device_lead')}</p>
      <Await of={asked}>
        {(mine) => (
          <p class="row section">
            <Do class="btn" aria-pressed={mine} does={async () => {
              await markAsMine(!mine)
              announce(t(mine ? 'mine.device_forgotten' : 'mine.device_kept'))
              asked.again()
            }}>{t('mine.device_mine')}</Do>
            <span class="hint">{t(mine ? 'mine.device_is_mine' : 'mine.device_is_not')}</span>
          </p>
        )}
      </Await>
    </Page>
  )
}
