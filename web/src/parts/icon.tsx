/** A drawing of the sprite in index.html. It says nothing by itself: a word stands beside it or around it. */
export function Icon({ name, fill = false }: { name: string; fill?: boolean }) {
  return (
    <svg class={fill ? 'i fill' : 'i'} viewBox="0 0 18 18" aria-hidden="true">
      <use href={`#i-${name}`} />
    </svg>
  )
}

/** The sign of a wall: broken, one line, two lines. */
export function WallSign({ of }: { of: string }) {
  return (
    <svg class="g" viewBox="0 0 16 16" aria-hidden="true">
      <use href={`#w-${of}`} />
    </svg>
  )
}

/** The sign of the network: two walls and what is between them. */
export function Mark() {
  return (
    <svg viewBox="0 0 28 20" aria-hidden="true">
      <path d="M7 3 2 10l5 7M12.5 3l-5 7 5 7M21 3l5 7-5 7M15.5 3l5 7-5 7" />
    </svg>
  )
}
