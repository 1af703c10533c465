/** What this device keeps between visits. Every name is here, so that leaving can forget all of them. */
export type Name = 'language' | 'theme' | 'look' | `draft:${string}`

const PREFIX = 'entrenous:'

/** What is kept under a name, or null. A browser that keeps nothing answers null. */
export function kept<T>(name: Name): T | null {
  try {
    const text = localStorage.getItem(PREFIX + name)
    return text === null ? null : (JSON.parse(text) as T)
  } catch {
    return null
  }
}

/** Keeps a value, or forgets the name when it is null. Where nothing can be kept, nothing is. */
export function keep(name: Name, value: unknown): void {
  try {
    if (value === null) localStorage.removeItem(PREFIX + name)
    else localStorage.setItem(PREFIX + name, JSON.stringify(value))
  } catch {
    // A full or forbidden store: the page works without.
  }
}

/** Forgets what a person left on this device: drafts first of all. Language, theme and look stay. */
export function forgetPerson(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(`${PREFIX}draft:`)) localStorage.removeItem(key)
  }
}
