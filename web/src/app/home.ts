/** The feed is part of what draws (main.tsx), which hands it over here: nearly everybody begins with it. */
import type { ComponentType } from 'preact'
import type { ScreenProps } from './router'

type Screen = { default: ComponentType<ScreenProps> }

export let bring: (screen: Screen) => void
/** The feed's screen, once what draws has come. */
export const home = new Promise<Screen>((come) => (bring = come))
