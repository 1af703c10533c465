import { useState } from 'preact/hooks'
import { api, ask, onceKey } from '../../api'
import { announce, complain } from '../../app/announce'
import { Dialog } from '../../parts/dialog'
import { Field } from '../../parts/form'
import { t } from '../../texts'

const REASONS = ['spam', 'harassment', 'confidential', 'other'] as const

/** Telling the moderators that something is wrong with an item. */
export function Report({ of, close }: { of: { kind: 'post' | 'comment'; id: string }; close: () => void }) {
  const [reason, setReason] = useState<(typeof REASONS)[number]>('other')
  const [text, setText] = useState('')
  const [once] = useState(onceKey)
  const send = async (): Promise<void> => {
    const body = { reason, text: text.trim() || null }
    try {
      if (of.kind === 'post') await ask(api.POST('/posts/{post_id}/reports', { params: { path: { post_id: of.id } }, body, headers: once }))
      else await ask(api.POST('/comments/{comment_id}/reports', { params: { path: { comment_id: of.id } }, body, headers: once }))
      announce(t('thread.reported'))
      close()
    } catch (failure) {
      complain(failure)
    }
  }
  const footer = (
    <div class="acts">
      <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>
      <button class="btn primary" type="submit">{t('thread.report_send')}</button>
    </div>
  )
  return (
    <Dialog title={t('thread.report')} close={close} submit={() => void send()} footer={footer}>
      <p>{t('thread.report_more')}</p>
      <fieldset>
        <legend class="label">{t('thread.report_reason')}</legend>
        {REASONS.map((each) => (
          <label class="check" key={each}>
            <input type="radio" name="reason" checked={reason === each} onChange={() => setReason(each)} />
            {t(`thread.reason_${each}`)}
          </label>
        ))}
      </fieldset>
      <Field label={t('thread.report_text')}>
        {(control) => <textarea class="input" rows={3} maxLength={500} {...control} value={text} onInput={(event) => setText(event.currentTarget.value)} />}
      </Field>
    </Dialog>
  )
}
