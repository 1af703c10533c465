import type { Schema } from '../../api'
import { useCell } from '../../app/cell'
import { me } from '../../app/session'
import { Avatar, Named } from '../../parts/people'
import { t } from '../../texts'

/** Who looks after a community. */
export function Stewards({ of }: { of: Schema['PersonRef'][] }) {
  const own = useCell(me)?.person.id
  return (
    <section class="stack">
      <h2>{t('community.stewards')}</h2>
      {of.length === 0 && <p class="meta">{t('community.orphan')}</p>}
      {of.map((who) => (
        <p class="who" key={who.id}>
          <Avatar who={who} /><span><Named who={who} /><br />{who.id === own ? t('common.you') : who.headline}</span>
        </p>
      ))}
    </section>
  )
}
