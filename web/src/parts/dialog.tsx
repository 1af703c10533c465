/** A modal dialog on the native element: focus stays inside, Escape closes, focus returns. */
import type { ComponentChildren } from 'preact'
import { useEffect, useId, useRef } from 'preact/hooks'
import { t } from '../texts'
import { Icon } from './icon'

interface DialogProps {
  title: ComponentChildren
  close: () => void
  /** Stays in view while the middle scrolls. */
  footer?: ComponentChildren
  /** Sent by Enter or by a submit button in the footer. */
  submit?: (() => void) | undefined
  closeLabel?: string
  children: ComponentChildren
}

/** Open as long as it is drawn; whoever draws it decides in `close`. */
export function Dialog({ title, close, footer, submit, closeLabel, children }: DialogProps) {
  const box = useRef<HTMLDialogElement>(null)
  const id = useId()
  useEffect(() => {
    const before = document.activeElement
    box.current?.showModal()
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus()
    }
  }, [])
  const sent = (event: Event): void => {
    event.preventDefault()
    submit?.()
  }
  const escaped = (event: Event): void => {
    event.preventDefault()
    close()
  }
  return (
    <dialog class="modal" ref={box} aria-labelledby={id} onCancel={escaped}>
      <form class="dialog" noValidate onSubmit={sent}>
        <header>
          <h2 id={id}>{title}</h2>
          <button class="act" type="button" aria-label={closeLabel ?? t('common.close')} onClick={close}>
            <Icon name="close" />
          </button>
        </header>
        <div class="body stack">{children}</div>
        {footer && <footer>{footer}</footer>}
      </form>
    </dialog>
  )
}
