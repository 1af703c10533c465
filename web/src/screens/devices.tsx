/** Where one is signed in, and the end of each of these sessions. */
import { api, ask, type Schema } from '../api'
import { announce } from '../app/announce'
import { useAsk } from '../app/asking'
import { Page } from '../app/page'
import { Await } from '../parts/await'
import { Do } from '../parts/form'
import { Later } from '../parts/later'
import { Own } from '../parts/own'
import { t } from '../texts'
import { day, when } from '../texts/dates'

type Session = Schema['SessionView']

const end = (session: Session) => ask(api.DELETE('/me/sessions/{session_id}', { params: { path: { session_id: session.id } } }))

/** The newest first; the one that asks says so and is ended by signing out. */
export default function Devices() {
  const asked = useAsk(() => ask(api.GET('/me/sessions')), [])
  const done = (): void => {
    announce(t('mine.session_ended'))
    asked.again()
  }
  return (
    <Page title={t('mine.devices')}>
      <Own title={t('mine.devices')} at="/me/devices" />
      <p class="lead section">{t('mine.devices_more')}</p>
      <Await of={asked}>
        {({ items }) => {
          const others = items.filter((each) => !each.current)
          return (
            <>
              <ul class="faces">
                {items.map((each) => (
                  <li class="row" key={each.id}>
                    <span class="n">
                      <b>{each.device || t('mine.device_unnamed')}</b>
                      <span class="hint">{t('mine.session', { since: when(each.created_at), until: day(each.expires_at) })}</span>
                    </span>
                    {each.current
                      ? <span class="state good">{t('mine.this_device')}</span>
                      : <Do class="btn small" does={async () => {
                          await end(each)
                          done()
                        }}>{t('mine.end')}<span class="sr"> : {each.device}</span></Do>}
                  </li>
                ))}
              </ul>
              {others.length > 1 && (
                <p class="section"><Do class="btn" does={async () => {
                  for (const each of others) await end(each)
                  done()
                }}>{t('mine.end_others')}</Do></p>
              )}
            </>
          )
        }}
      </Await>
      <Later load={() => import('../parts/passkeys').then(({ default: Passkeys }) => Passkeys)} />
    </Page>
  )
}
