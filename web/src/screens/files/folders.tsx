/** Folders: the way to the open one, those inside it, and making, renaming, moving and deleting them. */
import { useState } from 'preact/hooks'
import { api, ask, onceKey, type Schema } from '../../api'
import { announce, complain } from '../../app/announce'
import { Confirm } from '../../parts/confirm'
import { Dialog } from '../../parts/dialog'
import { Field, isOfFields, wrongAt } from '../../parts/form'
import { Icon } from '../../parts/icon'
import { Menu } from '../../parts/menu'
import { t } from '../../texts'

export type Folder = Schema['FolderView']

/** A folder and all that it stands in, from above. A folder whose own is not shown stands at the top. */
function above(every: Folder[], at: string | null): Folder[] {
  const found = every.find((each) => each.id === at)
  return found ? [...above(every, found.parent), found] : []
}

/** Where one is, each step a link back. */
export function Path({ every, at, community }: { every: Folder[]; at: string | null; community: string }) {
  if (!at) return null
  const base = `/communities/${community}/files`
  return (
    <nav class="row" aria-label={t('files.path')}>
      <a class="more" href={base}>{t('files.top')}</a>
      {above(every, at).map((each) => (
        <a key={each.id} class="more" href={`${base}?folder=${each.id}`} aria-current={each.id === at ? 'page' : undefined}>› {each.name}</a>
      ))}
    </nav>
  )
}

interface Props {
  every: Folder[]
  within: string | null
  community: string
  changed: () => void
}

/** The folders directly inside one, or at the top. */
export function Folders({ every, within, community, changed }: Props) {
  const [asked, choose] = useState<{ of: Folder; delete: boolean } | null>(null)
  const inside = every.filter((each) => each.parent === within)
  const close = (): void => choose(null)
  return (
    <>
      {inside.length > 0 && (
        <ul class="uploads" aria-label={t('files.folders')}>
          {inside.map((each) => (
            <li class="file" key={each.id}>
              <Icon name="tray" />
              <a class="n" href={`/communities/${community}/files?folder=${each.id}`}>{each.name}</a>
              {each.change && (
                <Menu label={t('files.choices_of', { name: each.name })}>
                  <button class="act" type="button" onClick={() => choose({ of: each, delete: false })}><Icon name="pen" />{t('files.change')}</button>
                  <button class="act" type="button" onClick={() => choose({ of: each, delete: true })}><Icon name="close" />{t('files.delete')}</button>
                </Menu>
              )}
            </li>
          ))}
        </ul>
      )}
      {asked?.delete && (
        <Confirm title={t('files.delete_folder', { name: asked.of.name })} text={t('files.delete_folder_more')} verb={t('files.delete')} close={close}
          does={async () => {
            await ask(api.DELETE('/communities/{community_id}/folders/{folder_id}', { params: { path: { community_id: community, folder_id: asked.of.id } } }))
            announce(t('files.deleted'))
            changed()
          }} />
      )}
      {asked && !asked.delete && <Shelf of={asked.of} every={every} within={within} community={community} changed={changed} close={close} />}
    </>
  )
}

/** Makes a folder, or, with `of`, gives one another name or another place. */
export function Shelf({ of, every, within, community, changed, close }: Props & { of?: Folder; close: () => void }) {
  const [name, write] = useState(of?.name ?? '')
  const [parent, place] = useState(within)
  const [key] = useState(onceKey)
  const [failure, fail] = useState<unknown>(null)
  const send = async (): Promise<void> => {
    const path = { community_id: community }
    const body = { name, parent }
    try {
      if (of) await ask(api.PATCH('/communities/{community_id}/folders/{folder_id}', { params: { path: { ...path, folder_id: of.id } }, body }))
      else await ask(api.POST('/communities/{community_id}/folders', { params: { path }, body, headers: key }))
      announce(t(of ? 'common.saved' : 'files.made'))
      changed()
      close()
    } catch (why) {
      fail(why)
      if (!isOfFields(why)) complain(why)
    }
  }
  return (
    <Dialog title={of ? of.name : t('files.make')} close={close} submit={() => void send()} footer={<Save close={close} />}>
      <Field label={t('files.folder_name')} error={wrongAt(failure, '/name')}>
        {(control) => <input class="input" {...control} value={name} onInput={(event) => write(event.currentTarget.value)} />}
      </Field>
      <Within every={every} value={parent} pick={place} without={of?.id} error={wrongAt(failure, '/parent')} />
    </Dialog>
  )
}

/** The two buttons under what one has entered. */
export function Save({ close }: { close: () => void }) {
  return (
    <div class="acts">
      <button class="btn" type="button" onClick={close}>{t('common.cancel')}</button>
      <button class="btn primary" type="submit">{t('common.save')}</button>
    </div>
  )
}

interface WithinProps {
  every: Folder[]
  value: string | null
  pick: (folder: string | null) => void
  /** A folder that cannot be chosen, nor what is in it. */
  without?: string | undefined
  error: string | null
}

/** Which folder something stands in. */
export function Within({ every, value, pick, without, error }: WithinProps) {
  const ways = every.map((each) => above(every, each.id)).filter((way) => !way.some((each) => each.id === without))
  return (
    <Field label={t('files.inside')} error={error}>
      {(control) => (
        <select class="input" {...control} value={value ?? ''} onChange={(event) => pick(event.currentTarget.value || null)}>
          <option value="">{t('files.top')}</option>
          {ways.map((way) => <option key={way.at(-1)?.id} value={way.at(-1)?.id}>{way.map((each) => each.name).join(' › ')}</option>)}
        </select>
      )}
    </Field>
  )
}
