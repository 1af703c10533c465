/** Which rule held when something was written: a community's eras are dated, and each thing keeps its own. */
import type { Schema } from '../api'
import type { Rule } from './audience'

export type Era = Schema['EraCard']

/** The era in which an instant lies. Eras come newest first; who may not see the former ones knows one. */
export const eraAt = (eras: readonly Era[], at: string): Era | undefined =>
  [...eras].sort((a, b) => b.number - a.number).find((era) => Date.parse(era.began_at) <= Date.parse(at)) ?? eras.at(-1)

/** An era's rule as an audience line takes it. */
export const ruleOf = (era: Pick<Era, 'visibility' | 'guests' | 'company'>): Rule => ({
  visibility: era.visibility,
  guests: era.guests,
  company: era.company?.name ?? null,
})
