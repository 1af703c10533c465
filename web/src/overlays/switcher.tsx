/** From community to community by a few letters: a combobox over the places one belongs to. */
import { useMemo, useState } from 'preact/hooks'
import { useCell } from '../app/cell'
import { go } from '../app/router'
import { rooms, type Room } from '../app/session'
import { wallWord } from '../parts/audience'
import { Dialog } from '../parts/dialog'
import { WallSign } from '../parts/icon'
import { Door } from '../parts/people'
import { t } from '../texts'

/** Favourites first, then what is unread, then by name; each fits by any part of its name, accents or not. */
export default function Switcher({ close }: { close: () => void }) {
  const list = useCell(rooms) ?? []
  const [asked, setAsked] = useState('')
  const [at, setAt] = useState(0)
  const found = useMemo(() => fitting(list, asked), [list, asked])
  const choose = (room: Room | undefined): void => {
    if (!room) return
    close()
    go(`/communities/${room.id}`)
  }
  const pressed = (event: KeyboardEvent): void => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (step && found.length > 0) {
      event.preventDefault()
      setAt((at + step + found.length) % found.length)
    }
  }
  return (
    <Dialog title={t('keys.switch')} close={close} submit={() => choose(found[at])}>
      <label class="sr" for="switch">{t('keys.switch_label')}</label>
      <input class="input" id="switch" autoFocus role="combobox" aria-expanded={found.length > 0} aria-controls="places"
        aria-autocomplete="list" aria-activedescendant={found[at] ? `place-${at}` : undefined} autocomplete="off"
        placeholder={t('keys.switch_label')} value={asked} onKeyDown={pressed}
        onInput={(event) => { setAsked(event.currentTarget.value); setAt(0) }} />
      {found.length === 0 && <p class="hint" role="status">{t('keys.none')}</p>}
      <ul class="pop" id="places" role="listbox" aria-label={t('common.your_rooms')} hidden={found.length === 0}>
        {found.map((room, index) => (
          <li key={room.id} id={`place-${index}`} role="option" aria-selected={index === at} data-wall={room.visibility}
            onClick={() => choose(room)}>
            <WallSign of={room.visibility} /><b>{room.name}</b>
            <span>{wallWord(room.visibility)}{room.company && `, ${room.company.name}`}</span>
            {room.company && <Door name={room.company.name} />}
            {room.unread > 0 && <span class="new">{room.unread}<span class="sr"> {t('common.unread', { n: room.unread })}</span></span>}
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

function fitting(list: readonly Room[], asked: string): Room[] {
  const wanted = plain(asked.trim())
  const rank = (room: Room): number => (room.favourite ? 0 : room.unread > 0 ? 1 : 2)
  return list
    .filter((room) => plain(room.name).includes(wanted))
    .sort((a, b) => rank(a) - rank(b) || a.name.localeCompare(b.name))
}
