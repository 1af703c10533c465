/** What hangs on a post or a comment. */
import type { Schema } from '../api'
import { spoken, t } from '../texts'

type Attachment = Schema['AttachmentView']

/** The end of a name, at most four letters: « PDF ». */
export const extension = (name: string): string => (/\.([a-z0-9]{1,4})$/i.exec(name)?.[1] ?? '–').toUpperCase()

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte'] as const

/** A number of bytes as a person reads it, in steps of 1 024, as limits are set: « 1,8 Mo ». */
export function size(bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log2(bytes) / 10))
  const format = new Intl.NumberFormat(spoken(), {
    style: 'unit', unit: UNITS[step] ?? 'byte', unitDisplay: step > 0 ? 'short' : 'long', maximumFractionDigits: step > 1 ? 1 : 0,
  })
  return format.format(bytes / 1024 ** step)
}

/** Where a file is read: the API judges who asks, then leads to a link of a minute. */
const address = (file: Attachment, on: string, more = ''): string => `/api/v1/files/${file.id}/content?on=${on}${more}`

/** `on` is the item: who reads it reads what hangs on it, by both stamps. */
export function Attachments({ of, on }: { of: readonly Attachment[]; on: string }) {
  if (of.length === 0) return null
  return (
    <section class="part" aria-label={t('posts.files')}>
      {of.map((file) => (
        <div class="file" key={file.id}>
          <span class="ext" aria-hidden="true">{extension(file.name ?? '')}</span>
          <span>
            {file.deleted || file.name === null
              ? <span class="gone">{t('posts.file_deleted')}</span>
              : <><span class="n">{file.name}</span><br /><span class="meta">{size(file.size)}{state(file)}</span></>}
          </span>
          {!file.deleted && file.scan !== 'blocked' && (
            <a class="btn small" href={address(file, on)} download>{t('posts.open_file')}<span class="sr"> {file.name}</span></a>
          )}
          <Picture file={file} on={on} />
        </div>
      ))}
    </section>
  )
}

/** The picture that the server drew anew, where there is one. */
function Picture({ file, on }: { file: Attachment; on: string }) {
  const name = ['large', 'small'].find((each) => file.previews.includes(each))
  if (!name || file.deleted || file.preview !== 'ready' || file.scan === 'blocked') return null
  return <img class="shown" src={address(file, on, `&preview=${name}`)} alt={t('posts.picture_of', { name: file.name ?? '' })} loading="lazy" />
}

function state(file: Attachment): string {
  const version = file.version > 1 ? ` · ${t('posts.file_version', { n: file.version })}` : ''
  return file.scan === 'blocked' ? ` · ${t('posts.file_blocked')}` : version
}
