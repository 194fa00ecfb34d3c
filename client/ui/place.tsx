import { createContext, type ReactNode, use, useEffect, useMemo, useState } from 'react'

/** Where the person is: what the top bar says, and where the way back leads. */
export type Place = { title: ReactNode; name: string; back: string | undefined }

const NOWHERE: Place = { title: '', name: '', back: undefined }
const PlaceContext = createContext<{ place: Place; go: (place: Place) => void }>({
  place: NOWHERE,
  go: () => undefined,
})

export const PlaceProvider = ({ children }: { children: ReactNode }) => {
  const [place, go] = useState(NOWHERE)
  const value = useMemo(() => ({ place, go }), [place])
  return <PlaceContext value={value}>{children}</PlaceContext>
}

export const useShownPlace = (): Place => use(PlaceContext).place

/** Called once by the screen that is open. The name is also the page's title, so that screen readers say where one is. */
export const usePlace = (name: string, back?: string): void => {
  const { go } = use(PlaceContext)
  useEffect(() => {
    go({ title: name, name, back })
    document.title = name === '' ? 'Bincard' : `${name} · Bincard`
  }, [go, name, back])
}
