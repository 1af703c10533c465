/** How reliable the network was, and whom to ask for help: for everybody who is in it. */
import { api, ask, type Schema } from '../api'
import { useAsk } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import { me } from '../app/session'
import { Await } from '../parts/await'
import { Form, Part, Text } from '../parts/desk/kit'
import { Own } from '../parts/own'
import { number, spoken, t } from '../texts'
import { day, when } from '../texts/dates'

type Level = Schema['ServiceLevel']
type Month = Schema['MonthView']

const minutes = (seconds: number): number => Math.ceil(seconds / 60)

/** A month by its name, whatever the device's zone: months are those of UTC. */
const named = (month: string): string =>
  new Intl.DateTimeFormat(spoken(), { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(new Date(`${month}-15T12:00Z`))

export default function Service() {
  const asked = useAsk(() => ask(api.GET('/service-level')), [])
  const who = useCell(me)
  return (
    <Page title={t('service.title')}>
      <Own title={t('service.title')} at="/service" />
      <p class="lead section">{t('service.lead')}</p>
      <Await of={asked}>
        {(level) => (
          <>
            <Help contact={level.support} />
            <Measured level={level} />
            <Incidents of={level.incidents} />
            <Drill of={level.drill} />
            {who?.may.administer && (
              <Part title={t('service.name')}>
                <Form keep send={t('common.save')} done={t('common.saved')} does={async (said) => {
                  await ask(api.PUT('/service-level/support', { body: { contact: said('contact') } }))
                  asked.again()
                }}>
                  <Text name="contact" label={t('service.contact')} hint={t('service.contact_hint')} defaultValue={level.support ?? ''} />
                </Form>
              </Part>
            )}
          </>
        )}
      </Await>
    </Page>
  )
}

function Help({ contact }: { contact: string | null }) {
  return (
    <Part title={t('service.help')}>
      {contact === null ? <p class="meta">{t('service.nobody')}</p> : <p>{t('service.ask')} <Contact of={contact} /></p>}
    </Part>
  )
}

/** Only an address or a link of the web is one to click on; all else is a sentence. */
function Contact({ of }: { of: string }) {
  const href = /^https:\/\/\S+$/.test(of) ? of : /^[^\s@:?]+@[^\s@:?]+$/.test(of) ? `mailto:${of}` : null
  return href ? <a class="link" href={href} rel="noreferrer">{of}</a> : <b>{of}</b>
}

function Measured({ level }: { level: Level }) {
  const months = level.this_month ? [level.this_month, ...level.history] : level.history
  return (
    <Part title={t('service.level')} lead={t('service.target', { share: number(level.target) })}>
      {months.length
        ? <ul class="asks">{months.map((month) => <Shown key={month.month} month={month} target={level.target} />)}</ul>
        : <p class="meta">{t('service.unmeasured')}</p>}
      {level.measured_until && <p class="meta">{t('service.until', { when: when(level.measured_until) })}</p>}
    </Part>
  )
}

function Shown({ month, target }: { month: Month; target: number }) {
  const met = month.availability >= target
  return (
    <li class="ask flat side">
      <div class="who">
        <span><b>{t('service.share', { month: named(month.month), share: number(month.availability) })}</b><br />
          {t('service.month', { n: month.minutes, bad: number(month.bad_minutes) })}</span>
      </div>
      <p class={met ? 'state good' : 'state'}>{t(met ? 'service.met' : 'service.missed')}</p>
    </li>
  )
}

function Incidents({ of }: { of: Level['incidents'] }) {
  return (
    <Part title={t('service.incidents')}>
      {of.length
        ? <ul class="asks">{of.map((each) => (
            <li class="ask flat" key={each.began}>
              {t('service.incident', { n: each.bad_minutes, began: when(each.began), ended: when(each.ended) })}
            </li>
          ))}</ul>
        : <p class="meta">{t('service.no_incidents')}</p>}
    </Part>
  )
}

function Drill({ of }: { of: Level['drill'] }) {
  return (
    <Part title={t('service.drill')}>
      {of === null
        ? <p class="meta">{t('service.no_drill')}</p>
        : (
          <>
            <p>{t(of.passed ? 'service.drilled' : 'service.drill_failed', { day: day(of.at) })}</p>
            {of.passed && <p>{t('service.lost', { n: minutes(of.lost_seconds) })} {t('service.took', { n: minutes(of.took_seconds) })}</p>}
          </>
        )}
    </Part>
  )
}
