/** Files beside what one writes: chosen, dropped or pasted, with how much has left. */
import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { sentence } from '../app/announce'
import { Icon } from '../parts/icon'
import { extension, size } from '../parts/attachments'
import { t } from '../texts'
import type { Upload, Uploads } from './uploads'

interface AttachProps {
  uploads: Uploads
  /** What the button says, where it stands above what is dropped on. */
  label?: string
  children: ComponentChildren
}

/** Whatever is dropped on `children` is brought. The button does the same for who does not drag. */
export function Attach({ uploads, label, children }: AttachProps) {
  const [over, setOver] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const words = label ?? t('compose.attach')
  const dropped = (event: DragEvent): void => {
    event.preventDefault()
    setOver(false)
    uploads.add(event.dataTransfer?.files ?? [])
  }
  const pasted = (event: ClipboardEvent): void => {
    const files = event.clipboardData?.files
    if (!files?.length) return
    event.preventDefault()
    uploads.add(files)
  }
  return (
    <div class={over ? 'drop over' : 'drop'} onDragOver={(event) => { event.preventDefault(); setOver(true) }}
      onDragLeave={() => setOver(false)} onDrop={dropped} onPaste={pasted}>
      {!label && children}
      {uploads.list.length > 0 && <ul class="uploads">{uploads.list.map((each) => <Line key={each.key} of={each} uploads={uploads} />)}</ul>}
      <p class="row">
        <button class="btn small" type="button" onClick={() => input.current?.click()}><Icon name="clip" />{words}</button>
        <span class="hint">{t('compose.attach_more')}</span>
        <input ref={input} type="file" multiple hidden aria-label={words} onChange={(event) => {
          uploads.add(event.currentTarget.files ?? [])
          event.currentTarget.value = ''
        }} />
      </p>
      {label && children}
    </div>
  )
}

function Line({ of, uploads }: { of: Upload; uploads: Uploads }) {
  const { file } = of
  const told = { sent: size(of.sent), size: size(file.size) }
  return (
    <li class="file">
      <span class="ext" aria-hidden="true">{extension(file.name)}</span>
      <span>
        <span class="n">{file.name}</span><br />
        <span class={of.failure ? 'error' : 'meta'} role={of.failure ? 'alert' : undefined}>
          {of.failure ? sentence(of.failure) : of.id ? t('compose.brought', { size: told.size }) : t('compose.bringing', told)}
        </span>
        {!of.id && !of.failure && <progress value={of.sent} max={file.size || 1} aria-label={t('compose.bringing_of', { name: file.name })} />}
      </span>
      <span class="row">
        {of.failure !== null && <button class="btn small" type="button" onClick={() => uploads.again(of)}>{t('common.again')}</button>}
        <button class="act" type="button" aria-label={t('compose.take_off', { name: file.name })} onClick={() => uploads.drop(of.key)}><Icon name="close" /></button>
      </span>
    </li>
  )
}
