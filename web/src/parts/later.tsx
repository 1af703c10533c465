/** A part whose code comes after the screen stands: the first thing that somebody sees does not wait for it. */
import type { ComponentChildren, ComponentType } from 'preact'
import { useEffect, useState } from 'preact/hooks'
import { Unreachable } from '../api'
import { complain } from '../app/announce'
import { painted } from '../app/painted'

/** Draws `meanwhile`, then the part. What cannot be loaded stays as it is. */
export function Later({ load, meanwhile = null }: { load: () => Promise<ComponentType>; meanwhile?: ComponentChildren }) {
  const [loaded, show] = useState<{ part: ComponentType } | null>(null)
  useEffect(() => {
    return painted(() => void load().then((part) => show({ part }), () => undefined))
  }, [])
  return loaded ? <loaded.part /> : <>{meanwhile}</>
}

/** A component whose code comes when it is first drawn. Where it cannot be loaded that is said, and it closes again. */
export function later<P extends { close?: () => void }>(load: () => Promise<ComponentType<P>>): ComponentType<P> {
  let Part: ComponentType<P> | null = null
  return function Coming(props: P) {
    // A component is a function, which a state would call: it is kept beside.
    const [, draw] = useState(0)
    useEffect(() => {
      if (!Part) load().then((found) => {
        Part = found
        draw(1)
      }, (failure: unknown) => {
        complain(new Unreachable(String(failure)))
        props.close?.()
      })
    }, [])
    return Part && <Part {...props} />
  }
}
