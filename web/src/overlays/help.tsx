/** The keyboard, on one sheet. */
import { Dialog } from '../parts/dialog'
import { t } from '../texts'

const LINES = [
  ['K', 'keys.switch'], ['C', 'keys.write'], ['H', 'keys.home'], ['I', 'keys.inbox'], ['M', 'keys.me'], ['?', 'keys.help'],
] as const

/** Keys work where nobody is writing; Ctrl+K everywhere. */
export default function Help({ close }: { close: () => void }) {
  return (
    <Dialog title={t('keys.help')} close={close}>
      <dl class="keys">
        {LINES.map(([key, text]) => <div key={key}><dt><kbd>{key}</kbd></dt><dd>{t(text)}</dd></div>)}
        <div><dt><kbd>Ctrl</kbd> <kbd>K</kbd></dt><dd>{t('keys.anywhere')}</dd></div>
        <div><dt><kbd>Ctrl</kbd> <kbd>↵</kbd></dt><dd>{t('keys.send')}</dd></div>
      </dl>
    </Dialog>
  )
}
