import { api, ask } from '../api'
import { useAsk } from '../app/asking'
import { t } from '../texts'
import { Do } from './form'
import { enter, offered } from './webauthn'

/** The ways in besides a code: loaded once the form is there, and nothing where there are none. */
export default function Ways({ to, arrived }: { to: string | null; arrived: (to: string | null) => Promise<void> }) {
  const asked = useAsk(() => ask(api.GET('/sign-in/ways')), [])
  const company = asked.state === 'ready' ? asked.value.company : null
  const after = to ? `?${new URLSearchParams({ to })}` : ''
  return (
    <>
      {company && <p><a class="btn wide" href={company.href + after}>{t('sign-in.by_company', { company: company.name })}</a></p>}
      {offered() && <p><Do class="btn wide" does={async () => {
        if (await enter()) await arrived(to)
      }}>{t('sign-in.by_passkey')}</Do></p>}
    </>
  )
}
