/** More people read than when one began: who they are, before anything is sent. */
import { listed, type Preview } from '../parts/will-read'
import { Company } from '../parts/people'
import { number, rich, t } from '../texts'

/** The difference, in words. */
export function Wider({ before, now }: { before: Preview; now: Preview }) {
  const were = new Map(before.companies.map((each) => [each.name, each.people]))
  const come = now.companies.filter((each) => each.people > (were.get(each.name) ?? 0))
  const members = now.members - before.members
  return (
    <section class="notice wider" role="alert">
      <div>
        <h3 class="label">{t('compose.wider')}</h3>
        <p>
          {rich('compose.wider_more', { before: number(before.total), now: <b>{t('common.people', { n: now.total })}</b> })}{' '}
          {members > 0 && t('compose.wider_members', { n: members })}{' '}
          {come.length > 0 && rich('compose.wider_guests', {
            companies: listed(come.map((each) => (
              <span key={each.name}><Company name={each.name} />{` (+${each.people - (were.get(each.name) ?? 0)})`}</span>
            ))),
          })}
        </p>
      </div>
    </section>
  )
}
