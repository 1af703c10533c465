/** What something in the files is called, and which folder it stands in: asked for alike of files and folders. */
import { useState } from 'preact/hooks'
import type { Schema } from '../../api'
import { announce, complain } from '../../app/announce'
import { Dialog } from '../../parts/dialog'
import { Field, isOfFields, wrongAt } from '../../parts/form'
import { t } from '../../texts'

export type Folder = Schema['FolderView']

/** A folder and all that it stands in, from above. A folder whose own is not shown stands at the top. */
export function above(every: Folder[], at: string | null): Folder[] {
  const found = every.find((each) => each.id === at)
  return found ? [...above(every, found.parent), found] : []
}

interface Props {
  title: string
  /** What the name is called. */
  label: string
  name: string
  within: string | null
  every: Folder[]
  /** A folder that cannot be chosen, nor what is in it. */
  without?: string | undefined
  /** Keeps what was entered; answers what is said then. */
  keep: (name: string, within: string | null) => Promise<string>
  changed: () => void
  close: () => void
}

/** A dialog that stays open with what is wrong beside its fields. */
export function Placing({ title, label, name, within, every, without, keep, changed, close }: Props) {
  const [called, write] = useState(name)
  const [folder, place] = useState(within)
  const [failure, fail] = useState<unknown>(null)
  const wrong = (...pointers: string[]): string | null => pointers.map((each) => wrongAt(failure, each)).find(Boolean) ?? null
  const send = async (): Promise<void> => {
    try {
      announce(await keep(called, folder))
      changed()
      close()
    } catch (why) {
      fail(why)
      if (!isOfFields(why)) complain(why)
    }
  }
  const footer = (
    <div class="acts">
      <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>
      <button class="btn primary" type="submit">{t('common.save')}</button>
    </div>
  )
  const ways = every.map((each) => above(every, each.id)).filter((way) => !way.some((each) => each.id === without))
  return (
    <Dialog title={title} close={close} submit={() => void send()} footer={footer}>
      <Field label={label} error={wrong('/name', '/type')}>
        {(control) => <input class="input" {...control} value={called} onInput={(event) => write(event.currentTarget.value)} />}
      </Field>
      <Field label={t('files.inside')} error={wrong('/folder', '/parent')}>
        {(control) => (
          <select class="input" {...control} value={folder ?? ''} onChange={(event) => place(event.currentTarget.value || null)}>
            <option value="">{t('files.top')}</option>
            {ways.map((way) => <option key={way.at(-1)?.id} value={way.at(-1)?.id}>{way.map((each) => each.name).join(' › ')}</option>)}
          </select>
        )}
      </Field>
    </Dialog>
  )
}
