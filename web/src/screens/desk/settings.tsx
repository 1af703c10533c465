import { useState } from 'preact/hooks'
import { api, ask, onceKey, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { refresh } from '../../app/session'
import type { ScreenProps } from '../../app/router'
import { Find } from '../../parts/desk/find'
import { Desk, inside, type Here } from '../../parts/desk/frame'
import { Choice, Form, Lines, Part, Sure, Text } from '../../parts/desk/kit'
import { Do } from '../../parts/form'
import { t } from '../../texts'

/** Name, purpose, how one comes in, the community's own rules; archiving. */
export default function Settings({ params }: ScreenProps) {
  return <Desk id={params['community'] ?? ''} tab="settings">{(here) => <Editing {...here} />}</Desk>
}

function Editing({ card, tag, again }: Here) {
  const patch = async (body: Schema['CommunityPatch']): Promise<void> => {
    await ask(api.PATCH('/communities/{community_id}', { params: { path: { community_id: card.id }, header: { 'If-Match': tag } }, body }))
    again()
    await refresh()
  }
  const archive = async (archived: boolean): Promise<void> => {
    await patch({ archived })
    announce(t(archived ? 'desk.archived' : 'desk.unarchived'))
  }
  return (
    <>
      <Part title={t('desk.card')}>
        <Form key={tag} keep send={t('common.save')} done={t('common.saved')} does={(said) => patch({
          name: said('name'), purpose: said('purpose') || null, question: said('question') || null,
          admission: said('admission') as Schema['Admission'], cap: said('cap') ? Number(said('cap')) : null, terms: said('terms') || null,
        })}>
          <Text name="name" label={t('desk.its_name')} defaultValue={card.name} />
          <Lines name="purpose" label={t('desk.purpose')} value={card.purpose} />
          <Choice name="admission" label={t('desk.admission')} value={card.admission} options={[
            ['stewards', t('desk.admission_stewards')], ['vouching', t('desk.admission_vouching')],
          ]} />
          <Text name="question" label={t('desk.question')} hint={t('desk.question_hint')} defaultValue={card.question} />
          <Text name="cap" type="number" min="2" label={t('desk.cap')} hint={t('desk.cap_hint')} defaultValue={card.cap ?? ''} />
          <Lines name="terms" label={t('desk.terms')} hint={t('desk.terms_hint')} value={card.terms?.text} />
        </Form>
      </Part>
      <Part title={t('desk.archive')} lead={t('desk.archive_lead')}>
        <p class="row">
          {card.archived
            ? <Do class="btn" does={() => archive(false)}>{t('desk.unarchive')}</Do>
            : <Sure small={false} label={t('desk.archive_now')} text={t('desk.archive_lead')} does={() => archive(true)} />}
        </p>
      </Part>
      {!card.pending && <Ending card={card} again={again} />}
    </>
  )
}

/** Proposes that the community be deleted, and asks once more by its name. */
function Ending({ card, again }: Omit<Here, 'tag'>) {
  const [to, send] = useState<Schema['PersonRef'] | null>(null)
  const key = useState(onceKey)[0]
  const propose = async (): Promise<void> => {
    await ask(api.POST('/communities/{community_id}/changes', { ...inside(card.id), headers: key, body: { delete: true, ...(to && { to: to.id }) } }))
    announce(t('desk.proposed'))
    again()
  }
  return (
    <Part title={t('desk.end')} lead={t('desk.end_lead')}>
      <Find label={t('desk.send_to')} hint={t('desk.send_hint')} acts={(who) => (
        <button class="btn small" type="button" aria-pressed={who.id === to?.id} onClick={() => send(who.id === to?.id ? null : who)}>
          {t('desk.ask_to_sign')}<span class="sr"> {who.name}</span>
        </button>
      )} />
      {to && <p role="status">{t('desk.sent_to', { name: to.name })}</p>}
      <p class="row"><Sure small={false} label={t('desk.end_propose')} of={card.name} text={t('desk.end_sure', { name: card.name })} does={propose} /></p>
    </Part>
  )
}
