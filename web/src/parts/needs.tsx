/** « On vous attend »: at most three asks on top of home, each with its verb. Absent when there are none. */
import { useEffect } from 'preact/hooks'
import { api, ask } from '../api'
import { useAsk } from '../app/asking'
import { useCell } from '../app/cell'
import { came } from '../app/news'
import { t } from '../texts'
import { when } from '../texts/dates'
import { about, Doers, headline, linkOf, Until, verbOf, type Notice } from './notice'
import { WallWord } from './audience'

const SHOWN = 3
/** As many are looked at: what asks for something comes before who only mentions. */
const ASKED = 20

/** What waits for its reader, asked again when something has come. */
export function Needs() {
  const news = useCell(came)
  const asked = useAsk(() => ask(api.GET('/notifications', { params: { query: { waiting: true, limit: ASKED } } })), [])
  useEffect(() => {
    if (news > 0) asked.again()
  }, [news])
  // What cannot be said now is no reason to stand before the feed.
  if (asked.state !== 'ready' || asked.value.items.length === 0) return null
  const { next } = asked.value
  const items = [...asked.value.items].sort((a, b) => Number(b.waits) - Number(a.waits))
  return (
    <section aria-labelledby="needs">
      <div class="row section">
        <h2 class="h2" id="needs">{t('notices.needs')}</h2>
        {(items.length > SHOWN || next) && <a class="link end" href="/inbox?only=waiting">{t('notices.needs_all')}</a>}
      </div>
      <ul class="needs">{items.slice(0, SHOWN).map((each) => <Need key={each.id} of={each} />)}</ul>
    </section>
  )
}

function Need({ of }: { of: Notice }) {
  const what = about(of)
  return (
    <li>
      <p class="row"><span class="state wait">{what ? headline(of) : t('notices.waits')}</span> <span class="meta">{when(of.at)}</span></p>
      <h3 class="title"><a href={linkOf(of)}>{what ?? headline(of)}</a></h3>
      {of.community && (
        <p class="aud" data-wall={of.community.visibility}>
          <a href={`/communities/${of.community.id}`}>{of.community.name}</a> <WallWord wall={of.community.visibility} />
        </p>
      )}
      <p class="meta"><Doers of={of} /><Until of={of} /></p>
      <a class="btn small" href={linkOf(of)}>{verbOf(of)}<span class="sr"> : {what ?? headline(of)}</span></a>
    </li>
  )
}
