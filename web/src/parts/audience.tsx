/** Who reads: a sentence, always with the wall's form, its word and the companies' names. */
import type { ComponentChildren } from 'preact'
import { rich, t } from '../texts'
import { WallSign } from './icon'
import { Company, Door } from './people'

export type Wall = 'open' | 'private' | 'secret'
export interface Rule {
  visibility: Wall
  /** `none`, `mixed`, or a company's id, whose name is `company`. */
  guests: string
  company?: string | null
}

/** « Privée », “Private”. */
export const wallWord = (wall: Wall): string => t(`common.wall_${wall}`)

/** The sign and the word of a wall. */
export const WallWord = ({ wall, whole = false }: { wall: Wall; whole?: boolean }) => (
  <span class="word"><WallSign of={wall} />{whole ? t(`common.place_${wall}`) : wallWord(wall)}</span>
)

/** « avec Acme », « avec plusieurs entreprises », « sans externe ». */
export function WithGuests({ rule }: { rule: Rule }) {
  if (rule.guests === 'none') return <>{t('common.without_guests')}</>
  if (rule.guests === 'mixed') return <>{t('common.with_several')}</>
  if (!rule.company) return <>{t('common.with_company_unnamed')}</>
  return <>{rich('common.with_company', { company: <Company name={rule.company} /> })}</>
}

/** The line above a post: where, behind which wall, with whom. */
export function Audience({ rule, place, end }: { rule: Rule; place?: ComponentChildren; end?: ComponentChildren }) {
  return (
    <p class="aud" data-wall={rule.visibility}>
      {place} <WallWord wall={rule.visibility} /> <span><WithGuests rule={rule} /></span>
      {end && <span class="end">{end}</span>}
    </p>
  )
}

/** One door for each company that may be inside, at the head of a wall. */
export function Doors({ rule }: { rule: Rule }) {
  return rule.company ? <span class="doors"><Door name={rule.company} /></span> : null
}
