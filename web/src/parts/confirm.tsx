/** A question before something that cannot be taken back. */
import { useState } from 'preact/hooks'
import { complain } from '../app/announce'
import { t } from '../texts'
import { Dialog } from './dialog'

interface Props {
  title: string
  /** What will happen, as a sentence. */
  text: string
  /** The verb on the button: never « OK ». */
  verb: string
  does: () => Promise<void>
  close: () => void
}

/** Closes when it is done, and stays open with the reason said when it is not. */
export function Confirm({ title, text, verb, does, close }: Props) {
  const [busy, setBusy] = useState(false)
  const act = async (): Promise<void> => {
    if (busy) return
    setBusy(true)
    try {
      await does()
      close()
    } catch (failure) {
      complain(failure)
      setBusy(false)
    }
  }
  const footer = (
    <div class="acts">
      <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>
      <button class="btn bad" type="submit" aria-busy={busy || undefined}>{verb}</button>
    </div>
  )
  return <Dialog title={title} close={close} footer={footer} submit={() => void act()}><p>{text}</p></Dialog>
}
