import { useState } from 'preact/hooks'
import { api, ask, onceKey } from '../../api'
import { announce } from '../../app/announce'
import { refresh } from '../../app/session'
import { Do, Field } from '../../parts/form'
import { t } from '../../texts'
import type { Card } from '.'

/** The way in: at once where it is open or one is invited, else by asking. */
export function Joining({ card, changed }: { card: Card; changed: () => void }) {
  const [agreed, agree] = useState(false)
  const accepts = card.terms && !card.terms.accepted ? card.terms.version : null
  const enter = async (): Promise<void> => {
    await ask(api.PUT('/communities/{community_id}/membership', {
      params: { path: { community_id: card.id } }, body: { accepts },
    }))
    await refresh()
    announce(t('community.joined'))
    changed()
  }
  if (card.membership.state === 'asked') return <p class="meta">{t('community.asked')}</p>
  const invited = card.membership.state === 'invited'
  if (!invited && !card.may.includes('join') && !card.may.includes('ask')) return null
  return (
    <div class="stack">
      {invited && <p>{t('community.invited')}</p>}
      {accepts !== null && <Terms text={card.terms?.text ?? ''} agreed={agreed} agree={agree} />}
      {invited || card.may.includes('join')
        ? <Do class="btn primary" disabled={accepts !== null && !agreed} does={enter}>{t(invited ? 'community.accept' : 'community.join')}</Do>
        : <Asking card={card} accepts={agreed ? accepts : null} changed={changed} />}
    </div>
  )
}

function Terms({ text, agreed, agree }: { text: string; agreed: boolean; agree: (agreed: boolean) => void }) {
  return (
    <section class="quote-card stack">
      <h2 class="label">{t('community.terms')}</h2>
      <p class="terms">{text}</p>
      <label class="check">
        <input type="checkbox" checked={agreed} onChange={(event) => agree(event.currentTarget.checked)} />{t('community.terms_agree')}
      </label>
    </section>
  )
}

function Asking({ card, accepts, changed }: { card: Card; accepts: number | null; changed: () => void }) {
  const [answer, setAnswer] = useState('')
  const [once] = useState(onceKey)
  const send = async (): Promise<void> => {
    await ask(api.POST('/communities/{community_id}/requests', {
      params: { path: { community_id: card.id } }, body: { answer, accepts }, headers: once,
    }))
    announce(t('community.asked_now'))
    changed()
  }
  return (
    <>
      {card.question && (
        <Field label={card.question}>
          {(control) => <textarea class="input" rows={3} {...control} value={answer} onInput={(event) => setAnswer(event.currentTarget.value)} />}
        </Field>
      )}
      <Do class="btn primary" does={send}>{t('community.ask')}</Do>
      <p class="meta">{t('community.ask_more')}</p>
    </>
  )
}
