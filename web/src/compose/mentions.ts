/**
 * People called in a text. Whoever writes sees « @Inès Kerbrat »; what is sent is `[@Inès Kerbrat](person:ID)`, which is
 * what the API keeps. The map says which name means whom; a name that is not in it stays plain text.
 */
export type Called = Map<string, string>

const SENT = /\[@([^\]]+)\]\(person:([0-9a-z]+)\)/g

/** A source of the API as it is shown to whoever edits it, and who its names are. Two people of one name keep the long form. */
export function shownOf(source: string): { text: string; called: Called } {
  const called: Called = new Map()
  const text = source.replace(SENT, (whole, name: string, id: string) => {
    if (called.has(name) && called.get(name) !== id) return whole
    called.set(name, id)
    return `@${name}`
  })
  return { text, called }
}

/** What is sent for a text. The longest names are looked for first, so that « @Anne Marie » is not « @Anne ». */
export function sentOf(text: string, called: Called): string {
  const names = [...called.keys()].sort((a, b) => b.length - a.length)
  if (names.length === 0) return text
  const pattern = new RegExp(`(?<![\\w\\[])@(${names.map(escaped).join('|')})(?![\\p{L}\\p{N}])`, 'gu')
  return text.replace(pattern, (_, name: string) => `[@${name}](person:${called.get(name) ?? ''})`)
}

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')

/** The word that is being written at a place and may become a mention or a tag. */
export function begun(text: string, at: number): { sign: '@' | '#'; word: string; from: number } | null {
  const found = /(?:^|[\s(«])([@#])([\p{L}\p{N}'’.-]{0,30})$/u.exec(text.slice(0, at))
  const sign = found?.[1]
  if (!found || (sign !== '@' && sign !== '#')) return null
  const word = found[2] ?? ''
  return { sign, word, from: at - word.length - 1 }
}
