/** Where a mail's link to end such mails leads. It ends nothing before somebody presses the button. */
import { api, ask, Refused } from '../api'
import { useAsk } from '../app/asking'
import { look } from '../app/look'
import { Page } from '../app/page'
import type { ScreenProps } from '../app/router'
import { Lines, Trouble } from '../parts/await'
import { Do } from '../parts/form'
import { Mark } from '../parts/icon'
import { t } from '../texts'

/** Nobody has to be signed in: the link itself is the proof. */
export default function Unsubscribe({ params }: ScreenProps) {
  const path = { params: { path: { token: params['token'] ?? '' } } }
  const asked = useAsk(() => ask(api.GET('/unsubscribe/{token}', path)), [params['token']])
  return (
    <div class="enter alone">
      <Page title={t('stop.title')}>
        <div class="stack sheet">
          <p class="brand"><Mark /><span>{look.get().name}</span></p>
          <h1>{t('stop.title')}</h1>
          {asked.state === 'waiting' && <Lines count={2} />}
          {asked.state === 'failed' && (asked.why instanceof Refused
            ? <p class="lead">{t('stop.over')}</p>
            : <Trouble why={asked.why} again={asked.again} />)}
          {asked.state === 'ready' && (
            <>
              <p class="lead" role="status">{t(asked.value.mail === 'never' ? 'stop.done' : `stop.now_${asked.value.mail}`)}</p>
              {asked.value.mail !== 'never' && (
                <>
                  <p>{t('stop.means')}</p>
                  <p><Do class="btn primary" does={async () => asked.put(await ask(api.POST('/unsubscribe/{token}', path)))}>{t('stop.stop')}</Do></p>
                </>
              )}
            </>
          )}
          <p class="row"><a class="link" href="/preferences">{t('stop.preferences')}</a></p>
        </div>
      </Page>
    </div>
  )
}
