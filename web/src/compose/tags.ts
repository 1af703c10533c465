/** Tags that were seen in a community's posts since the page was loaded. */
const seen = new Map<string, Set<string>>()

/** Remembers the tags of posts that were read, to offer them where somebody writes. */
export function noteTags(community: string, posts: readonly { tags: readonly string[] }[]): void {
  const known = seen.get(community) ?? new Set()
  for (const post of posts) for (const tag of post.tags) known.add(tag)
  seen.set(community, known)
}

/** What was remembered. */
export const tagsOf = (community: string): string[] => [...(seen.get(community) ?? [])]
