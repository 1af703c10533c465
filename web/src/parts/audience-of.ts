/** Who would read what is written in a community now. */
import { api, ask } from '../api'
import type { Preview } from './will-read'

const TRIES = 20
const PAUSE = 500

/**
 * The API counts a moment after somebody came in, so a community that was founded just now has nobody yet, not even the
 * one who asks: then it is asked again, for ten seconds at most. Raises as `ask` does.
 */
export async function readersOf(community: string): Promise<Preview> {
  const path = { params: { path: { community_id: community } } }
  for (let left = TRIES; ; left--) {
    const found = await ask(api.GET('/communities/{community_id}/audience', path))
    if (found.total > 0 || left === 0) return found
    await new Promise((wake) => setTimeout(wake, PAUSE))
  }
}
