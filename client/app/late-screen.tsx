import { type ComponentType, lazy } from 'react'

const loaders: (() => Promise<unknown>)[] = []

/**
 * A screen whose code comes when it is first asked for, or before that by `loadScreens`. Once it is here it is drawn at
 * once: a screen that has to be waited for shows for 300 ms nothing, since React holds back what follows a fallback.
 */
export const lateScreen = <Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> => {
  let Loaded: ComponentType<Props> | undefined
  const loading = async () => {
    Loaded = await load()
    return { default: Loaded }
  }
  loaders.push(loading)
  const Late = lazy(loading) as unknown as ComponentType<Props>
  return (props) => (Loaded ? <Loaded {...props} /> : <Late {...props} />)
}

/** Fetches all of them, out of the precache or over the network, for when nothing more urgent is to do. */
export const loadScreens = async (): Promise<void> => {
  // One that cannot be had now is asked for again when someone opens it, and says so there.
  for (const load of loaders) await load().catch(() => undefined)
}
