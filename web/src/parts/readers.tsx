/** The list of who reads: members, guests by company, mail, gateways. */
import { number, t } from '../texts'
import { Icon } from './icon'
import { Door, OfCompany } from './people'
import { MailLine, type Preview } from './will-read'

/** Beside a thread or a community. */
export function ReadersList({ of, wall, community }: { of: Preview; wall: string; community: string }) {
  return (
    <section>
      <h2>{t('common.read_today')}</h2>
      <ul class="readers">
        <li><Icon name="person" />{t('common.members')} <span class="num">{number(of.members)}</span></li>
        {of.companies.map((each) => (
          <li key={each.name}><Door name={each.name} /><span>{t('common.guests_of')} <OfCompany name={each.name} /></span> <span class="num">{number(each.people)}</span></li>
        ))}
        {of.mail > 0 && <li><Icon name="mail" /><MailLine of={of} wall={wall} /></li>}
        {of.bridges?.map((bridge) => (
          <li key={bridge.name}><Icon name="link" />{t(bridge.content ? 'posts.bridge_content' : 'posts.bridge', { name: bridge.name })}</li>
        ))}
      </ul>
      <p><a class="more" href={`/communities/${community}/people`}>{t('common.see_people', { n: of.total })}</a></p>
    </section>
  )
}
