import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { useAsk } from '../../app/asking'
import type { ScreenProps } from '../../app/router'
import { Await } from '../../parts/await'
import { Desk, type Card } from '../../parts/desk/frame'
import { Choice, Part, Row } from '../../parts/desk/kit'
import { Html } from '../../parts/html'
import { Readers } from '../../parts/will-read'
import { rich, t } from '../../texts'
import { when } from '../../texts/dates'

type Stranger = Schema['Stranger']
const STRANGERS: readonly Stranger[] = ['member', 'participant', 'guest', 'visitor']

/** What somebody in no particular place would see here. */
export default function ViewAs({ params }: ScreenProps) {
  return <Desk id={params['community'] ?? ''} tab="view-as">{({ card }) => <Seeing card={card} />}</Desk>
}

function Seeing({ card }: { card: Card }) {
  const [viewer, be] = useState<Stranger>('member')
  const [company, of] = useState(card.company?.id ?? '')
  const all = useAsk(async () => (await ask(api.GET('/companies', { params: { query: { limit: 100 } } }))).items, [])
  const companies = all.state === 'ready' ? all.value : []
  const which = viewer === 'guest' ? company || companies[0]?.id || null : null
  return (
    <Part title={t('desk.tab_view_as')} lead={t('desk.view_lead')}>
      <div class="row">
        <Choice name="viewer" label={t('desk.as')} value={viewer} onInput={(code) => be(code as Stranger)}
          options={STRANGERS.map((each) => [each, t(`desk.as_${each}`)])} />
        {viewer === 'guest' && (
          <Choice name="company" label={t('desk.company')} value={company} onInput={of} options={companies.map((each) => [each.id, each.name])} />
        )}
      </div>
      {(viewer !== 'guest' || which) && <Seen id={card.id} viewer={viewer} company={which} />}
    </Part>
  )
}

function Seen({ id, viewer, company }: { id: string; viewer: Stranger; company: string | null }) {
  const asked = useAsk(() => ask(api.GET('/communities/{community_id}/view-as', { params: { path: { community_id: id }, query: { viewer, company, limit: 10 } } })), [id, viewer, company])
  return (
    <Await of={asked}>
      {(seen) => !seen.knows_of ? <p class="lead" role="status">{t('desk.sees_nothing')}</p> : (
        <div class="stack">
          <p class="lead" role="status">{seen.audience ? rich('desk.sees_readers', { readers: <Readers of={seen.audience} /> }) : t('desk.sees_card')}</p>
          <p>{seen.may.length ? t('desk.may', { verbs: seen.may.map((verb) => t(`desk.verb_${verb}`)).join(', ') }) : null}</p>
          <ul class="asks">
            {seen.posts.items.map((post) => (
              <Row key={post.id} who={post.author} meta={when(post.at)}>
                {post.title && <p class="title">{post.title}</p>}
                <Html html={post.html} />
              </Row>
            ))}
          </ul>
        </div>
      )}
    </Await>
  )
}
