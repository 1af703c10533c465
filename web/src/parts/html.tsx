/** HTML of the server's sanitiser: the only text that becomes markup, through the one policy that the CSP names. */
import { useMemo } from 'preact/hooks'

interface Policy {
  createHTML(html: string): unknown
}
declare const trustedTypes: { createPolicy(name: string, rules: Policy): Policy } | undefined

const asIs: Policy = { createHTML: (html) => html }
const policy = typeof trustedTypes === 'undefined' ? asIs : trustedTypes.createPolicy('entrenous-html', asIs)

/** `html` comes from a field of the API that is called so, never from what somebody types here. */
export function Html({ html, class: named = 'prose', lang }: { html: string; class?: string; lang?: string }) {
  const trusted = useMemo(() => ({ __html: policy.createHTML(html) as string }), [html])
  return <div class={named} lang={lang} dangerouslySetInnerHTML={trusted} onClick={openMention} />
}

/** A mention carries a person's id and no address. */
function openMention(event: MouseEvent): void {
  const mention = event.target instanceof Element ? event.target.closest<HTMLElement>('a[data-person]') : null
  const person = mention?.dataset['person']
  if (person) void import('../app/router').then(({ go }) => go(`/people/${person}`))
}
