/** Folders: the way to the open one, those inside it, and making, renaming, moving and deleting them. */
import { useState } from 'preact/hooks'
import { api, ask, onceKey } from '../../api'
import { announce } from '../../app/announce'
import { Confirm } from '../../parts/confirm'
import { Icon } from '../../parts/icon'
import { Menu } from '../../parts/menu'
import { t } from '../../texts'
import { above, Placing, type Folder } from './placing'

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
  const [key] = useState(onceKey)
  const keep = async (name: string, parent: string | null): Promise<string> => {
    const path = { community_id: community }
    const body = { name, parent }
    if (of) await ask(api.PATCH('/communities/{community_id}/folders/{folder_id}', { params: { path: { ...path, folder_id: of.id } }, body }))
    else await ask(api.POST('/communities/{community_id}/folders', { params: { path }, body, headers: key }))
    return t(of ? 'common.saved' : 'files.made')
  }
  return (
    <Placing title={of ? of.name : t('files.make')} label={t('files.folder_name')} name={of?.name ?? ''} within={within} every={every} without={of?.id}
      keep={keep} changed={changed} close={close} />
  )
}
