/** The directory: members, the guests one answers for, bots. A guest has the people of their communities. */
import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../api'
import { useAsk, useList } from '../app/asking'
import { useCell } from '../app/cell'
import { Page } from '../app/page'
import type { ScreenProps } from '../app/router'
import { isGuest, me } from '../app/session'
import { Await, More } from '../parts/await'
import { Finder } from '../parts/finder'
import { Avatar, Named } from '../parts/people'
import { t } from '../texts'

type Ref = Schema['PersonRef']
const KINDS = ['member', 'guest', 'bot'] as const
type Kind = (typeof KINDS)[number]

/** Everybody whom one may look up. */
export default function People({ query }: ScreenProps) {
  const guest = isGuest(useCell(me))
  const kind = KINDS.find((each) => each === query.get('kind')) ?? 'member'
  return (
    <Page title={t('people.title')}>
      <div class="masthead"><h1 class="day">{t('people.title')}</h1></div>
      {guest ? <Neighbours /> : (
        <>
          <nav class="tabs" aria-label={t('people.kinds')}>
            {KINDS.map((each) => (
              <a key={each} href={each === 'member' ? '/people' : `/people?kind=${each}`} aria-current={each === kind ? 'page' : undefined}>
                {t(`people.kind_${each}`)}
              </a>
            ))}
          </nav>
          <Listed key={kind + (query.get('q') ?? '')} kind={kind} first={query.get('q') ?? ''} />
        </>
      )}
    </Page>
  )
}

function Listed({ kind, first }: { kind: Kind; first: string }) {
  const [q, setQ] = useState(first)
  const list = useList((cursor) => ask(api.GET('/people', { params: { query: { kind, q, cursor } } })), [kind, q])
  return (
    <>
      <Finder label={t('people.seek')} first={first} found={setQ} />
      <Await of={list}>{({ items, next }) => (items.length || next ? <Faces of={items} /> : <Nobody kind={kind} q={q} />)}</Await>
      <More of={list} />
    </>
  )
}

const Nobody = ({ kind, q }: { kind: Kind; q: string }) => (
  <section class="section stack">
    <h2 class="h2">{t(q ? 'people.none_found' : `people.none_${kind}`)}</h2>
    <p class="lead">{t(q ? 'people.none_found_more' : `people.none_${kind}_more`)}</p>
  </section>
)

/** Names in a column, each with what they do. */
const Faces = ({ of }: { of: Ref[] }) => (
  <ul class="faces section">
    {of.map((each) => (
      <li class="who" key={each.id}>
        <Avatar who={each} />
        <span><Named who={each} />{each.headline && <><br />{each.headline}</>}</span>
      </li>
    ))}
  </ul>
)

/** The people of each community that a guest is in. */
function Neighbours() {
  const places = useAsk(async () => {
    const { items } = await ask(api.GET('/communities', { params: { query: { scope: 'mine', limit: 100 } } }))
    return items.filter((each) => each.state === 'inside')
  }, [])
  return (
    <Await of={places}>
      {(inside) => (
        <>
          <p class="lead section">{t(inside.length ? 'people.neighbours' : 'people.no_neighbours')}</p>
          {inside.map(({ id, name }) => <PlacePeople key={id} id={id} name={name} />)}
        </>
      )}
    </Await>
  )
}

function PlacePeople({ id, name }: { id: string; name: string }) {
  const list = useList(
    async (cursor) => {
      const page = await ask(api.GET('/communities/{community_id}/people', { params: { path: { community_id: id }, query: { cursor } } }))
      return { items: page.items.map((each) => each.person), next: page.next ?? null }
    },
    [id],
  )
  return (
    <section class="section" aria-labelledby={`in-${id}`}>
      <h2 class="h2" id={`in-${id}`}><a href={`/communities/${id}`}>{name}</a></h2>
      <Await of={list}>{({ items }) => <Faces of={items} />}</Await>
      <More of={list} />
    </section>
  )
}
