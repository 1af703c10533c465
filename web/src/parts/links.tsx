/** What pages that are linked to call themselves: words only, so that nothing is fetched from them by who reads. */
import type { Schema } from '../api'

/** Below the words that link there. */
export function Links({ of }: { of: Schema['PostCard']['links'] }) {
  if (of.length === 0) return null
  return (
    <ul class="linked">
      {of.map((link) => (
        <li key={link.url}>
          <a class="link" href={link.url} rel="noopener noreferrer nofollow ugc">{link.title}</a>
          {link.description && <p class="meta">{link.description}</p>}
        </li>
      ))}
    </ul>
  )
}
