/** « Qui lira ceci » : how many, of which companies, and what a mail will show. */
import type { ComponentChildren } from 'preact'
import type { Schema } from '../api'
import { number, rich, t } from '../texts'
import { WallWord } from './audience'
import { Company, OfCompany } from './people'
import { Plan } from './plan'

export type Preview = Schema['AudiencePreview']

/** « 23 personnes, dont 4 externes d'Acme », as elements. */
export function Readers({ of }: { of: Preview }) {
  if (of.everyone && of.guests === 0) return <b>{t('posts.all_members', { n: of.total })}</b>
  if (of.guests === 0) return <b>{t('common.people', { n: of.total })}</b>
  const [only, second] = of.companies
  if (only && !second) {
    return <b>{rich('posts.with_guests_of', { people: t('common.people', { n: of.total }), guests: t('posts.guests', { n: of.guests }), company: <OfCompany name={only.name} /> })}</b>
  }
  const companies = listed(of.companies.map((each) => <span key={each.name}>{number(each.people)}{'\u00a0'}<Company name={each.name} /></span>))
  return <b>{rich('posts.with_guests', { people: t('common.people', { n: of.total }), guests: t('posts.guests', { n: of.guests }), companies })}</b>
}

/** Elements with commas between them. */
export const listed = (items: ComponentChildren[]): ComponentChildren =>
  items.flatMap((item, index) => (index === 0 ? [item] : [', ', item]))

/** What a mail to them shows: nothing of a secret place, never the words of a closed one. */
export function MailLine({ of, wall }: { of: Preview; wall: string }) {
  if (of.mail === 0) return <>{t('posts.no_mail')}</>
  return <>{t(wall === 'open' ? 'posts.mail_open' : 'posts.mail_closed', { n: of.mail })}</>
}

/** In view while one writes; a change of audience is spoken. */
export function WillRead({ of, wall, id }: { of: Preview | null; wall: 'open' | 'private' | 'secret'; id?: string }) {
  return (
    <div class="will-read" id={id} role="status" data-wall={wall}>
      {of && <Plan wall={wall} of={of} />}
      <div>
        <p>{of ? rich('posts.will_read', { readers: <Readers of={of} /> }) : t('posts.will_read_wait')}</p>
        <p class="aud">
          <WallWord wall={wall} /> <span>{of && <MailLine of={of} wall={wall} />}</span>
          {of?.bridges?.map((bridge) => (
            <span key={bridge.name}>{t(bridge.content ? 'posts.bridge_content' : 'posts.bridge', { name: bridge.name })}</span>
          ))}
        </p>
      </div>
    </div>
  )
}
