/** A network at its beginning leads its administrator in three steps; what is done already, the data say. */
import type { ComponentChildren } from 'preact'
import { api, ask } from '../api'
import { useAsk } from '../app/asking'
import { useCell } from '../app/cell'
import { compose } from '../app/overlays'
import { rooms } from '../app/session'
import { t } from '../texts'
import { Icon } from './icon'

/** Drawn above the feed until a community, somebody else and a post are there. */
export function FirstUse({ posts }: { posts: number }) {
  const places = useCell(rooms)
  const people = useAsk(async () => (await ask(api.GET('/people', { params: { query: { limit: 2 } } }))).items.length, [])
  if (!places || people.state !== 'ready') return null
  const done = [places.length > 0, people.value > 1, posts > 0]
  const many = done.filter(Boolean).length
  if (many === done.length) return null
  const room = places[0]?.id
  return (
    <section class="section stack" aria-labelledby="steps">
      <h2 class="h2" id="steps">{t('feed.steps')}</h2>
      <progress value={many} max={done.length} aria-label={t('feed.steps_done', { n: many })} />
      <ol class="steps">
        <Step done={done[0]} more={t('feed.step_found_more')}><a class="link" href="/communities/new">{t('feed.step_found')}</a></Step>
        <Step done={done[1]} more={t('feed.step_invite_more')}><a class="link" href="/admin/people">{t('feed.step_invite')}</a></Step>
        <Step done={done[2]} more={t('feed.step_write_more')}>
          {room
            ? <button class="btn small" type="button" onClick={() => compose(room)}>{t('feed.step_write')}</button>
            : t('feed.step_write')}
        </Step>
      </ol>
    </section>
  )
}

function Step({ done, more, children }: { done: boolean | undefined; more: string; children: ComponentChildren }) {
  return (
    <li>
      {children} {done && <span class="state good"><Icon name="check" />{t('feed.step_done')}</span>}
      {!done && <p class="meta">{more}</p>}
    </li>
  )
}
