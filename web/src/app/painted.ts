/** Does something once what was drawn has been painted. The answer calls it off. */
export function painted(does: () => void): () => void {
  let timer = 0
  // The frame comes first, then its painting, then what waits behind it.
  const frame = requestAnimationFrame(() => void (timer = setTimeout(does)))
  return () => {
    cancelAnimationFrame(frame)
    clearTimeout(timer)
  }
}
