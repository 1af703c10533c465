/** People and companies: shape first, word always, colour last. */
import type { Schema } from '../api'
import { rich, t } from '../texts'

type Ref = Schema['PersonRef']

/** The first letters of the first and last word of a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const first = words[0]?.[0] ?? ''
  const last = words.length > 1 ? (words.at(-1)?.[0] ?? '') : (words[0]?.[1] ?? '')
  return (first + last).toLocaleUpperCase()
}

/** A company's hue, one of six, from its name: the same everywhere, whatever else is on the page. */
export function hue(company: string): string {
  let sum = 0
  for (const letter of company) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973
  return String((sum % 6) + 1)
}

/** A company's name in its hue. */
export const Company = ({ name }: { name: string }) => <span class="co" data-co={hue(name)}>{name}</span>

/** « d'Acme », « de Brunel Seals », “of Acme”. */
export const OfCompany = ({ name }: { name: string }) => (
  <>{rich(/^[aeiouyhâàéèêëîïôöûü]/i.test(name) ? 'common.of_vowel' : 'common.of', { name: <Company name={name} /> })}</>
)

/** A company's door: a quarter-round with its monogram. Its name stands beside it or is said to screen readers. */
export const Door = ({ name }: { name: string }) => (
  <span class="door" data-co={hue(name)} aria-hidden="true">{initials(name)}</span>
)

/** Round for a member, a quarter-round with the company's hue for a guest. */
export function Avatar({ who, small = false }: { who: Ref | null; small?: boolean }) {
  return (
    <span class={small ? 'av s' : 'av'} data-co={who?.company ? hue(who.company.name) : undefined} aria-hidden="true">
      {who ? initials(who.name) : '–'}
    </span>
  )
}

/** A name that leads to the person, and for a guest the company and the word. */
export function Named({ who }: { who: Ref | null }) {
  if (!who) return <span class="gone">{t('common.someone')}</span>
  return (
    <>
      <a href={`/people/${who.id}`}>{who.name}</a>
      {who.company && <>, <Company name={who.company.name} />, {t('common.guest')}</>}
      {who.kind === 'bot' && <>, {t('common.bot')}</>}
    </>
  )
}
