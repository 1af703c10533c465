/** Everything about a file: how it looks, its versions, and what one may do to it. */
import { useRef, useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { askTagged, type Tagged } from '../../api/tagged'
import { announce, complain } from '../../app/announce'
import { useAsk } from '../../app/asking'
import { carried } from '../../compose/uploads'
import { size } from '../../parts/attachments'
import { Await } from '../../parts/await'
import { Confirm } from '../../parts/confirm'
import { Dialog } from '../../parts/dialog'
import { Icon } from '../../parts/icon'
import { t } from '../../texts'
import { when } from '../../texts/dates'
import { content, drawn, free } from './line'
import { Placing, type Folder } from './placing'

type File = Schema['FileView']
interface Props {
  every: Folder[]
  /** Is told when the list is no longer as it was. */
  changed: () => void
  close: () => void
}
type Doing = 'look' | 'change' | 'delete'

/** A dialog about the file with that id. */
export function Details({ id, every, changed, close }: Props & { id: string }) {
  const path = { params: { path: { file_id: id } } }
  const asked = useAsk(() => askTagged(api.GET('/files/{file_id}', path)), [id])
  const [doing, turn] = useState<Doing>('look')
  const file = asked.state === 'ready' ? asked.value.value : null
  const again = (): void => {
    changed()
    asked.again()
  }
  if (file && doing === 'delete') {
    return (
      <Confirm title={t('files.delete_file', { name: file.name ?? '' })} text={t('files.delete_file_more')} verb={t('files.delete')} close={close}
        does={async () => {
          await ask(api.DELETE('/files/{file_id}', path))
          announce(t('files.deleted'))
          changed()
        }} />
    )
  }
  if (asked.state === 'ready' && doing === 'change') {
    return <Change of={asked.value} every={every} close={() => turn('look')} changed={again} />
  }
  return (
    <Dialog title={file?.name ?? t('files.title')} close={close} footer={file && <Acts of={file} turn={turn} changed={again} />}>
      <Await of={asked}>{({ value }) => <Look of={value} />}</Await>
    </Dialog>
  )
}

function Look({ of }: { of: File }) {
  return (
    <>
      {drawn(of, 'large') && <img class="whole" src={content(of.id, '?preview=large')} alt="" />}
      <p class="meta">{size(of.size)} · {t(`files.scan_${of.scan}`)}{of.preview === 'making' && ` · ${t('files.making')}`}</p>
      <h3>{t('files.versions')}</h3>
      <ul class="entries">
        {of.versions.map((each) => (
          <li key={each.number}>
            <b>{t('files.version', { n: each.number })}</b>
            <span>{when(each.at)} {t('files.by', { name: each.author?.name ?? t('common.someone') })} · {size(each.size)}</span>
            {!free(each) && <span>{t(`files.scan_${each.scan}`)}</span>}
            {free(each) && (
              <a class="act" href={content(of.id, `?version=${each.number}`)} download aria-label={t('files.download_of', { name: of.name ?? '', n: each.number })}>
                <Icon name="down" />{t('files.download')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </>
  )
}

/** What one may do; the newest version is had from the list of versions. */
function Acts({ of, turn, changed }: { of: File; turn: (to: Doing) => void; changed: () => void }) {
  const [sent, move] = useState<number | null>(null)
  const [most, count] = useState(1)
  const input = useRef<HTMLInputElement>(null)
  const bring = (file: globalThis.File): void => {
    count(file.size || 1)
    move(0)
    carried({ file: of.id }, file, move).then(() => {
      announce(t('files.version_here'))
      changed()
    }).catch(complain).finally(() => move(null))
  }
  return (
    <div class="acts">
      {sent !== null && <progress value={sent} max={most} aria-label={t('files.new_version')} />}
      {of.may.replace && (
        <>
          <button class="btn" type="button" aria-busy={sent !== null || undefined} onClick={() => sent === null && input.current?.click()}>
            <Icon name="clip" />{t('files.new_version')}
          </button>
          <input ref={input} type="file" hidden aria-label={t('files.new_version')} onChange={(event) => {
            const chosen = event.currentTarget.files?.[0]
            if (chosen) bring(chosen)
            event.currentTarget.value = ''
          }} />
        </>
      )}
      {of.may.change && <button class="btn" type="button" onClick={() => turn('change')}>{t('files.change')}</button>}
      {of.may.delete && <button class="btn bad" type="button" onClick={() => turn('delete')}>{t('files.delete')}</button>}
    </div>
  )
}

/** Another name, or another folder: one who changed it meanwhile is not written over. */
function Change({ of, every, close, changed }: Props & { of: Tagged<File> }) {
  const { value: file, tag } = of
  const keep = async (name: string, folder: string | null): Promise<string> => {
    await ask(api.PATCH('/files/{file_id}', { params: { path: { file_id: file.id }, header: { 'If-Match': tag } }, body: { name, folder } }))
    return t('common.saved')
  }
  const name = file.name ?? ''
  return <Placing title={name} label={t('files.name')} name={name} within={file.folder} every={every} keep={keep} changed={changed} close={close} />
}
