import { useState } from 'preact/hooks'
import { api, ask } from '../../api'
import { announce, complain } from '../../app/announce'
import { compose } from '../../app/overlays'
import { go } from '../../app/router'
import { refresh } from '../../app/session'
import { WallWord, WithGuests } from '../../parts/audience'
import { Confirm } from '../../parts/confirm'
import { ruleOf } from '../../parts/eras'
import { Do } from '../../parts/form'
import { Icon } from '../../parts/icon'
import { Menu } from '../../parts/menu'
import { Plan } from '../../parts/plan'
import { MailLine, Readers } from '../../parts/will-read'
import { rich, t } from '../../texts'
import { Joining } from './joining'
import type { Card, Room } from '.'

/** What the community is and who reads here, as a sentence, before anything else. */
export function Head({ room, changed }: { room: Room; changed: () => void }) {
  const { card, readers } = room
  return (
    <>
      <header class="head" data-wall={card.visibility}>
        <div>
          <p class="aud"><WallWord wall={card.visibility} whole /> <span><WithGuests rule={ruleOf(card)} /></span></p>
          <h1>{card.name}</h1>
          {card.purpose && <p class="lead">{card.purpose}</p>}
          <p class="who-reads">
            {readers
              ? <>{rich('community.who_reads', { readers: <Readers of={readers} /> })} <MailLine of={readers} wall={card.visibility} />.</>
              : rich('community.inside', { n: card.members + card.guests_inside })}
          </p>
        </div>
        {readers && <Plan wall={card.visibility} of={readers} />}
      </header>
      <div class="row section">
        {card.may.includes('post') && (
          <button class="btn primary" type="button" onClick={() => compose(card.id)}><Icon name="pen" />{t('community.write_here')}</button>
        )}
        {card.membership.state === 'inside' ? <Belonging card={card} changed={changed} /> : <Joining card={card} changed={changed} />}
      </div>
    </>
  )
}

const LEVELS = ['everything', 'mentions', 'nothing'] as const

/** Favourite, how much one is told, and the way out. */
function Belonging({ card, changed }: { card: Card; changed: () => void }) {
  const [leaving, setLeaving] = useState(false)
  const mark = async (body: { favourite?: boolean; level?: (typeof LEVELS)[number] }): Promise<void> => {
    await ask(api.PATCH('/communities/{community_id}/membership', { params: { path: { community_id: card.id } }, body }))
    changed()
    void refresh()
  }
  const { favourite, level } = card.membership
  return (
    <>
      <Do class="btn" aria-pressed={favourite} does={() => mark({ favourite: !favourite })}>
        <Icon name="star" fill={favourite} />{t(favourite ? 'community.favourite' : 'community.make_favourite')}
      </Do>
      <label class="choose">
        <span class="sr">{t('community.level')}</span><Icon name="follow" />
        <select class="input" value={level} onChange={(event) => {
          mark({ level: event.currentTarget.value as (typeof LEVELS)[number] }).then(() => announce(t('common.saved')), complain)
        }}>
          {LEVELS.map((each) => <option key={each} value={each}>{t(`community.level_${each}`)}</option>)}
        </select>
      </label>
      {card.may.includes('leave') && (
        <Menu label={t('community.choices')}>
          <button class="act" type="button" onClick={() => setLeaving(true)}><Icon name="arrow" />{t('community.leave')}</button>
        </Menu>
      )}
      {leaving && (
        <Confirm title={t('community.leave_title')} verb={t('community.leave')} close={() => setLeaving(false)}
          text={t(card.visibility === 'open' ? 'community.leave_open' : 'community.leave_closed')}
          does={async () => {
            await ask(api.DELETE('/communities/{community_id}/membership', { params: { path: { community_id: card.id } } }))
            await refresh()
            announce(t('community.left'))
            go('/')
          }} />
      )}
    </>
  )
}
