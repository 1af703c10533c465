/** The files of a community: folders, what is in the one that is open, and bringing more. */
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { api, ask, type Schema } from '../../api'
import { announce } from '../../app/announce'
import { useAsk, useList } from '../../app/asking'
import { Attach } from '../../compose/attach'
import { useUploads } from '../../compose/uploads'
import { size } from '../../parts/attachments'
import { Await, More } from '../../parts/await'
import { Icon } from '../../parts/icon'
import { t } from '../../texts'
import { Details } from './details'
import { Folders, Path, Shelf } from './folders'
import { Line } from './line'
import type { Folder } from './placing'

type Card = Schema['CommunityCard']
export type Kind = Schema['Kinds']
const KINDS = ['image', 'document', 'sheet', 'video', 'audio', 'archive', 'other'] as const
const SORTS = ['newest', 'oldest', 'name'] as const

/** `folder` is the one that is open; null is the top. What one may not do is not shown. */
export function Files({ card, folder }: { card: Card; folder: string | null }) {
  const path = { community_id: card.id }
  const folders = useAsk(() => ask(api.GET('/communities/{community_id}/folders', { params: { path } })), [card.id])
  return (
    <section class="section stack" aria-labelledby="files">
      <h2 class="sr" id="files">{t('files.title')}</h2>
      <Await of={folders}>
        {({ items }) => <Open key={folder} card={card} folder={folder} every={items} changed={folders.again} />}
      </Await>
    </section>
  )
}

interface OpenProps {
  card: Card
  folder: string | null
  every: Folder[]
  changed: () => void
}

function Open({ card, folder, every, changed }: OpenProps) {
  const [kind, pick] = useState<Kind | ''>('')
  const [sort, order] = useState<(typeof SORTS)[number]>('newest')
  const [grid, lay] = useState(false)
  const [shown, show] = useState<string | null>(null)
  const [making, make] = useState(false)
  const list = useList((cursor) => ask(api.GET('/communities/{community_id}/files', {
    params: { path: { community_id: card.id }, query: { cursor, folder: folder ?? 'top', kind: kind || null, sort, limit: 24 } },
  })), [card.id, folder, kind, sort])
  const uploads = useUploads(card.id, folder, ({ key, file }) => {
    announce(t('files.brought', { name: file.name }))
    uploads.drop(key)
    list.again()
  })
  const writes = card.may.includes('post')
  const files = (
    <>
      <Folders every={every} within={folder} community={card.id} changed={changed} />
      <Await of={list}>
        {({ items }) => items.length === 0
          ? <p class="lead section">{t(kind ? 'files.empty_kind' : 'files.empty')}{writes && !kind && <> {t('files.empty_more')}</>}</p>
          : <ul class={grid ? 'shelf' : 'uploads'} aria-label={t('files.title')}>{items.map((each) => <Line key={each.id} of={each} grid={grid} open={() => show(each.id)} />)}</ul>}
      </Await>
      <More of={list} />
    </>
  )
  return (
    <>
      <Path every={every} at={folder} community={card.id} />
      <div class="row">
        <Choose label={t('files.kind')} value={kind} pick={(value) => pick(value as Kind | '')}>
          <option value="">{t('files.kind_all')}</option>
          {KINDS.map((each) => <option key={each} value={each}>{t(`files.kind_${each}`)}</option>)}
        </Choose>
        <Choose label={t('files.sort')} value={sort} pick={(value) => order(value as typeof sort)}>
          {SORTS.map((each) => <option key={each} value={each}>{t(`files.sort_${each}`)}</option>)}
        </Choose>
        <button class="btn" type="button" aria-pressed={grid} onClick={() => lay(!grid)}><Icon name="table" />{t('files.grid')}</button>
        {writes && <button class="btn" type="button" onClick={() => make(true)}><Icon name="tray" />{t('files.make')}</button>}
      </div>
      {writes ? <Attach uploads={uploads} label={t('files.bring')}>{files}</Attach> : files}
      {card.may.includes('configure') && list.state === 'ready' && <Storage id={card.id} now={list.value} />}
      {making && <Shelf every={every} within={folder} community={card.id} changed={changed} close={() => make(false)} />}
      {shown && <Details id={shown} every={every} changed={list.again} close={() => show(null)} />}
    </>
  )
}

interface ChooseProps {
  label: string
  value: string
  pick: (value: string) => void
  children: ComponentChildren
}

function Choose({ label, value, pick, children }: ChooseProps) {
  return <select class="input short" aria-label={label} value={value} onChange={(event) => pick(event.currentTarget.value)}>{children}</select>
}

/** How much is held, for stewards; asked anew with the list. */
function Storage({ id, now }: { id: string; now: unknown }) {
  const asked = useAsk(() => ask(api.GET('/communities/{community_id}/storage', { params: { path: { community_id: id } } })), [id, now])
  if (asked.state !== 'ready') return null
  const { bytes, bytes_most, file_bytes_most, files } = asked.value
  return <p class="meta section">{t('files.storage', { held: size(bytes), most: size(bytes_most), n: files, largest: size(file_bytes_most) })}</p>
}
