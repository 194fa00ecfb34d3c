import { useEffect, useState } from 'react'
import { useScan } from '../scan/use-scan.ts'

const untilGone = () => {
  let gone: () => void = () => undefined
  return { gone: new Promise<void>((resolve) => (gone = resolve)), go: () => gone() }
}

/** In place of a screen whose code is still coming: what is scanned meanwhile is for that screen. */
export const HoldScans = () => {
  const [{ gone, go }] = useState(untilGone)
  useEffect(() => go, [go])
  useScan(async () => {
    await gone
    return 'again' as const
  })
  return null
}
