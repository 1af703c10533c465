import { api, ask } from '../../api'
import { useList } from '../../app/asking'
import { Await, More } from '../../parts/await'
import { Avatar, Named } from '../../parts/people'
import { t } from '../../texts'
import { day } from '../../texts/dates'
import type { Card } from '.'

/** Who is inside, as far as the viewer may know. */
export function People({ card }: { card: Card }) {
  const list = useList((cursor) => ask(api.GET('/communities/{community_id}/people', {
    params: { path: { community_id: card.id }, query: { cursor, limit: 50 } },
  })), [card.id])
  return (
    <section class="section" aria-labelledby="people">
      <h2 class="sr" id="people">{t('community.people')}</h2>
      <Await of={list}>
        {({ items }) => (
          <ul class="seats">
            {items.map((seat) => (
              <li key={seat.person.id}>
                <Avatar who={seat.person} />
                <span class="who"><span><Named who={seat.person} />{seat.person.headline && <><br />{seat.person.headline}</>}</span></span>
                <span class="meta">
                  {seat.role !== 'participant' && <b>{t(`community.role_${seat.role}`)} · </b>}
                  {seat.asleep ? t('community.asleep') : t('community.since', { day: day(seat.joined_at) })}
                </span>
              </li>
            ))}
          </ul>
        )}
      </Await>
      <More of={list} />
    </section>
  )
}
