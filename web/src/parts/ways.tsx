import { api, ask } from '../api'
import { useAsk } from '../app/asking'
import { t } from '../texts'

/** The ways in besides a code: loaded once the form is there, and nothing where there are none. */
export default function Ways({ to }: { to: string | null }) {
  const asked = useAsk(() => ask(api.GET('/sign-in/ways')), [])
  const company = asked.state === 'ready' ? asked.value.company : null
  if (!company) return null
  const after = to ? `?${new URLSearchParams({ to })}` : ''
  return <p><a class="btn wide" href={company.href + after}>{t('sign-in.by_company', { company: company.name })}</a></p>
}
