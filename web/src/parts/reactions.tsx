/** What one can say without words, counted: Utile, D'accord, Merci, Bravo. */
import { useState } from 'preact/hooks'
import { api, ask } from '../api'
import { known, t } from '../texts'
import { Do } from './form'
import { Icon } from './icon'

const NAMES = ['useful', 'agree', 'thanks', 'celebrate'] as const
const ICONS: Record<string, string> = { useful: 'useful', agree: 'agree', thanks: 'thanks', celebrate: 'star' }
export type ReactionName = (typeof NAMES)[number]

interface Props {
  /** A post or a comment. */
  of: { kind: 'post' | 'comment'; id: string }
  counts: Record<string, number>
  mine: string | null
  may: boolean
}

const word = (name: string): string => known('posts', `reaction_${name}`) ?? name

/** Buttons for what was said and for the first one; the others wait behind a menu. */
export function Reactions({ of, counts, mine, may }: Props) {
  const [own, setOwn] = useState({ mine, counts })
  const toggle = async (name: string): Promise<void> => {
    const next = own.mine === name ? null : name
    await left(of, name, next !== null)
    setOwn({ mine: next, counts: moved(own.counts, own.mine, next) })
  }
  const shown = NAMES.filter((name) => (own.counts[name] ?? 0) > 0 || name === 'useful')
  const others = NAMES.filter((name) => !shown.includes(name))
  const one = (name: string) => (
    <Do key={name} class="act" aria-pressed={own.mine === name} disabled={!may} does={() => toggle(name)}>
      <Icon name={ICONS[name] ?? 'useful'} />{word(name)}
      {(own.counts[name] ?? 0) > 0 && <span class="num">{own.counts[name]}</span>}
    </Do>
  )
  return (
    <>
      {shown.map(one)}
      {may && others.length > 0 && (
        <details class="menu">
          <summary class="act" aria-label={t('posts.more_reactions')}><Icon name="thanks" /></summary>
          <div class="pop acts">{others.map(one)}</div>
        </details>
      )}
    </>
  )
}

async function left(of: Props['of'], name: string, put: boolean): Promise<void> {
  const post = { params: { path: { post_id: of.id, name } } }
  const comment = { params: { path: { comment_id: of.id, name } } }
  if (of.kind === 'post') {
    if (put) await ask(api.PUT('/posts/{post_id}/reactions/{name}', post))
    else await ask(api.DELETE('/posts/{post_id}/reactions/{name}', post))
  } else if (put) await ask(api.PUT('/comments/{comment_id}/reactions/{name}', comment))
  else await ask(api.DELETE('/comments/{comment_id}/reactions/{name}', comment))
}

/** The counts after one's own reaction has moved. */
function moved(counts: Record<string, number>, from: string | null, to: string | null): Record<string, number> {
  const next = { ...counts }
  if (from) next[from] = Math.max(0, (next[from] ?? 0) - 1)
  if (to) next[to] = (next[to] ?? 0) + 1
  return next
}
