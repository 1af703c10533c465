/** Which route an address fits. */
import type { Route } from './router'

/** The first route that a path fits, and what its names stand for. */
export function matched(routes: readonly Route[], path: string): [Route, Record<string, string>] | null {
  const steps = split(path)
  for (const route of routes) {
    const params = fits(split(route.path), steps)
    if (params) return [route, params]
  }
  return null
}

function fits(wanted: string[], steps: string[]): Record<string, string> | null {
  if (wanted.length !== steps.length) return null
  const params: Record<string, string> = {}
  for (const [index, want] of wanted.entries()) {
    const step = steps[index] ?? ''
    if (want.startsWith(':')) params[want.slice(1)] = decodeURIComponent(step)
    else if (want !== step) return null
  }
  return params
}

const split = (path: string): string[] => path.split('/').filter(Boolean)
