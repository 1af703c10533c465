/** The steward's desk: which community, its rule, and the tabs of what one may do there. */
import type { ComponentChildren } from 'preact'
import { useEffect } from 'preact/hooks'
import { api, type Schema } from '../../api'
import { askTagged } from '../../api/tagged'
import { useAsk } from '../../app/asking'
import { Page } from '../../app/page'
import { go } from '../../app/router'
import { Tabs } from '../tabs'
import { t, type Key } from '../../texts'
import { Audience } from '../audience'
import { Await } from '../await'

export type Card = Schema['CommunityCard']
type Verb = Schema['Verb']

const TABS: readonly (readonly [name: string, any: readonly Verb[]])[] = [
  ['asks', ['admit', 'vouch', 'invite']],
  ['people', ['appoint']],
  ['rule', ['configure']],
  ['reports', ['moderate']],
  ['settings', ['configure']],
  ['links', ['configure']],
  ['view-as', ['configure']],
]

/** What a desk's screen knows: the community, its tag, and how to ask for it again. */
export interface Here {
  card: Card
  tag: string
  again: () => void
}

/** One path for every call about a community. */
export const inside = (community_id: string) => ({ params: { path: { community_id } } })

/** Draws the frame, and `children` once the community is known. */
export function Desk({ id, tab, children }: { id: string; tab: string; children: (here: Here) => ComponentChildren }) {
  const asked = useAsk(() => askTagged(api.GET('/communities/{community_id}', inside(id))), [id])
  return (
    <Page title={t('desk.title')}>
      <div class="masthead"><h1 class="day">{t('desk.title')}</h1></div>
      <Await of={asked}>
        {({ value: card, tag }) => (
          <>
            <div class="section"><Place card={card} /></div>
            <Tabs label={t('desk.title')} at={tab}>
              {tabsOf(card).map((name) => (
                <a key={name} href={`/communities/${id}/desk/${name}`} aria-current={name === tab ? 'page' : undefined}>
                  {t(`desk.tab_${name.replace('-', '_')}` as Key & `desk.tab_${'asks' | 'people'}`)}
                </a>
              ))}
            </Tabs>
            {card.archived && <p class="section meta">{t('desk.archived')}</p>}
            {tabsOf(card).includes(tab) ? children({ card, tag, again: asked.again }) : <Elsewhere to={`/communities/${id}${there(card)}`} />}
          </>
        )}
      </Await>
    </Page>
  )
}

/** What one may do here; whoever is inside reads the ledger. */
const tabsOf = (card: Card): string[] => [
  ...TABS.filter(([, any]) => any.some((verb) => card.may.includes(verb))).map(([name]) => name),
  ...(card.membership.state === 'inside' ? ['ledger'] : []),
]

/** The first tab that there is for somebody, or the community itself. */
const there = (card: Card): string => (tabsOf(card)[0] ? `/desk/${tabsOf(card)[0]}` : '')

/** Leads on from a tab that is not for whoever came. */
function Elsewhere({ to }: { to: string }) {
  useEffect(() => go(to, { replace: true }), [to])
  return null
}

const Place = ({ card }: { card: Card }) => (
  <Audience rule={{ visibility: card.visibility, guests: card.guests, company: card.company?.name ?? null }}
    place={<a href={`/communities/${card.id}`}>{card.name}</a>} />
)
