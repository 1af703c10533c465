import { useCell } from '../../app/cell'
import { isGuest, me } from '../../app/session'
import type { Marked } from '../../parts/desk/mark'
import { Icon } from '../../parts/icon'
import { Later } from '../../parts/later'
import { load, t } from '../../texts'

/** The choice to mark something, for members who may write: guests never may. */
export function MarkChoice({ may, start }: { may: boolean; start: () => void }) {
  const who = useCell(me)
  if (!may || isGuest(who)) return null
  return <button class="act" type="button" onClick={start}><Icon name="star" />{t('thread.mark')}</button>
}

/** The form for it comes when somebody marks: few do. */
export const Mark = (of: Marked) => <Later load={async () => {
  const [{ MarkInsight }] = await Promise.all([import('../../parts/desk/mark'), load(['desk'])])
  return () => <MarkInsight {...of} />
}} />
