import type { Marked } from '../../parts/desk/mark'
import { Icon } from '../../parts/icon'
import { Later } from '../../parts/later'
import { load, t } from '../../texts'
import type { Around } from '.'

/** The choice to mark something, where the community's card says that the reader may. */
export function MarkChoice({ around, start }: { around: Around | null; start: () => void }) {
  if (!around?.community.may_mark) return null
  return <button class="act" type="button" onClick={start}><Icon name="star" />{t('thread.mark')}</button>
}

/** The form for it comes when somebody marks: few do. */
export const Mark = (of: Marked) => <Later load={async () => {
  const [{ MarkInsight }] = await Promise.all([import('../../parts/desk/mark'), load(['desk'])])
  return () => <MarkInsight {...of} />
}} />
