/** A file in a list or among thumbnails. */
import type { Schema } from '../../api'
import { extension, size } from '../../parts/attachments'
import { Icon } from '../../parts/icon'
import { t } from '../../texts'
import { when } from '../../texts/dates'

type State = Pick<Schema['VersionView'], 'scan' | 'preview' | 'previews'>

/** Where a file is read: the API judges who asks, then leads to a link of a minute. */
export const content = (id: string, more = ''): string => `/api/v1/files/${id}/content${more}`
/** Whether it can be had: never what was found to be malware, nor what is looked through. */
export const free = ({ scan }: State): boolean => scan === 'clean' || scan === 'unscanned'
/** Whether the server has drawn it anew at that size. */
export const drawn = (of: State, at: string): boolean => free(of) && of.preview === 'ready' && of.previews.includes(at)

/** `open` shows everything about it. */
export function Line({ of, grid, open }: { of: Schema['FileCard']; grid: boolean; open: () => void }) {
  const name = of.name ?? ''
  return (
    <li class={grid ? undefined : 'file'}>
      {grid && drawn(of, 'small')
        ? <img src={content(of.id, '?preview=small')} alt="" loading="lazy" />
        : <span class="ext" aria-hidden="true">{extension(name)}</span>}
      <span>
        <button class="link n" type="button" aria-haspopup="dialog" onClick={open}>{name}</button><br />
        <span class="meta">
          {size(of.size)} · {when(of.at)}
          {of.version > 1 && ` · ${t('files.version', { n: of.version })}`}
          {!free(of) && <b> · {t(`files.scan_${of.scan}`)}</b>}
          {of.preview === 'making' && ` · ${t('files.making')}`}
        </span>
      </span>
      {!grid && free(of) && <a class="act" href={content(of.id)} download aria-label={`${t('files.download')} ${name}`}><Icon name="down" /></a>}
    </li>
  )
}
