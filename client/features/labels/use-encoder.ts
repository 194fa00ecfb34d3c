import { useEffect, useState } from 'react'
import type { Encode } from './draw.ts'

let loading: Promise<Encode> | undefined

/** The library that draws barcodes; it comes out of the precache, and only when labels are made. */
const loadEncoder = (): Promise<Encode> => {
  loading ??= import('../../labels/encode.ts').then(({ encode }) => encode)
  return loading
}

export const useEncoder = (): Encode | undefined => {
  const [encode, setEncode] = useState<{ encode: Encode } | undefined>()
  useEffect(() => {
    let gone = false
    void loadEncoder().then((loaded) => {
      if (!gone) setEncode({ encode: loaded })
    })
    return () => {
      gone = true
    }
  }, [])
  return encode?.encode
}
