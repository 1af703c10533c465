/** The search box of the bar: people and communities by the beginnings of words, chosen by arrows or pointer. */
import { useEffect, useId, useRef, useState } from 'preact/hooks'
import { api, ask, type Schema } from '../api'
import { useCell } from '../app/cell'
import { go } from '../app/router'
import { isGuest, me, rooms, type Room } from '../app/session'
import { t } from '../texts'
import { wallWord } from './audience'
import { Icon, WallSign } from './icon'
import { Avatar } from './people'

type Found = { at: string } & ({ room: Room } | { person: Schema['PersonRef'] })

const EACH = 5
const PAUSE = 200
/** How many of a guest's communities are asked for people. */
const ROOMS = 5

/** What can be found by `q`, as far as one may know of it: everything is asked of the API. */
async function find(q: string): Promise<Found[]> {
  const who = me.get()
  const scopes = isGuest(who) ? (['mine'] as const) : (['mine', 'discover'] as const)
  const asked = scopes.map((scope) => ask(api.GET('/communities', { params: { query: { scope, q, limit: EACH } } })))
  const [people, ...places] = await Promise.all([isGuest(who) ? neighbours(q) : members(q), ...asked])
  const known = new Map(places.flatMap(({ items }) => items).map((room) => [room.id, room]))
  return [
    ...[...known.values()].slice(0, EACH).map((room) => ({ at: `/communities/${room.id}`, room })),
    ...people.slice(0, EACH).map((person) => ({ at: `/people/${person.id}`, person })),
  ]
}

const members = async (q: string): Promise<Schema['PersonRef'][]> =>
  (await ask(api.GET('/people', { params: { query: { q, limit: EACH } } }))).items

/** A guest finds the people of their communities. */
async function neighbours(q: string): Promise<Schema['PersonRef'][]> {
  const inside = (rooms.get() ?? []).filter((room) => room.state === 'inside').slice(0, ROOMS)
  const lists = await Promise.all(inside.map(({ id }) => ask(api.GET('/mentions', { params: { query: { community: id, q } } }))))
  return [...new Map(lists.flatMap(({ items }) => items).map((each) => [each.id, each])).values()]
}

/** A combobox (ARIA 1.2): the list is the browser's to speak, focus stays in the field. */
export function Seek() {
  const [q, setQ] = useState('')
  const [found, show] = useState<Found[] | null>(null)
  const [chosen, choose] = useState(-1)
  const id = useId()
  const guest = isGuest(useCell(me))
  const box = useRef<HTMLFormElement>(null)
  useEffect(() => {
    choose(-1)
    const words = q.trim()
    if (words.length < 2) {
      show(null)
      return undefined
    }
    let late = false
    const timer = setTimeout(() => {
      // A list that does not come is no list; the field stays usable.
      find(words).then((all) => late || show(all), () => late || show(null))
    }, PAUSE)
    return () => {
      late = true
      clearTimeout(timer)
    }
  }, [q])
  const open = found !== null && q.trim().length > 1
  const leave = (to: string): void => {
    setQ('')
    show(null)
    go(to)
  }
  const key = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') show(null)
    if (!open || (event.key !== 'ArrowDown' && event.key !== 'ArrowUp')) return
    event.preventDefault()
    const step = event.key === 'ArrowDown' ? 1 : -1
    choose((now) => (now + step + found.length + (now < 0 && step < 0 ? 1 : 0)) % Math.max(found.length, 1))
  }
  const sent = (event: Event): void => {
    event.preventDefault()
    const to = found?.[chosen]?.at
    if (to) leave(to)
    else if (!guest && q.trim()) leave(`/people?q=${encodeURIComponent(q.trim())}`)
  }
  const label = t(guest ? 'common.seek_guest' : 'common.seek')
  return (
    <form class="seek" role="search" ref={box} onSubmit={sent} onFocusOut={(event) => {
      if (!box.current?.contains(event.relatedTarget as Node | null)) show(null)
    }}>
      <Icon name="search" />
      <input class="input" type="search" role="combobox" list={undefined} aria-label={label} placeholder={label} autocomplete="off" enterKeyHint="search"
        aria-expanded={open} aria-controls={`${id}-l`} aria-autocomplete="list"
        aria-activedescendant={open && chosen >= 0 ? `${id}-${chosen}` : undefined}
        value={q} onInput={(event) => setQ(event.currentTarget.value)} onKeyDown={key} />
      <span class="sr" role="status">{open && t('common.found', { n: found.length })}</span>
      <ul class="pop" role="listbox" id={`${id}-l`} aria-label={t('common.found_list')} hidden={!open}>
        {found?.map((each, index) => (
          <li key={each.at} role="option" id={`${id}-${index}`} aria-selected={index === chosen}
            onPointerDown={(event) => event.preventDefault()} onClick={() => leave(each.at)}>
            <Line of={each} />
          </li>
        ))}
        {found?.length === 0 && <li role="option" aria-selected={false} aria-disabled>{t('common.found_nothing')}</li>}
      </ul>
    </form>
  )
}

function Line({ of }: { of: Found }) {
  if ('room' in of) return <><WallSign of={of.room.visibility} /><span><b>{of.room.name}</b>, {wallWord(of.room.visibility)}</span></>
  const { name, company, headline } = of.person
  return <><Avatar who={of.person} small /><span><b>{name}</b>{company ? `, ${company.name}, ${t('common.guest')}` : headline && `, ${headline}`}</span></>
}
