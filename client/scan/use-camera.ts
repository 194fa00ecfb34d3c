import { useEffect, useReducer, useState } from 'react'
import { type Camera, type CameraTrouble, openCamera } from './camera.ts'

export type CameraState =
  | { kind: 'starting' }
  | { kind: 'live'; camera: Camera }
  | { kind: 'trouble'; trouble: CameraTrouble }

const useShown = (): boolean => {
  const [shown, setShown] = useState(document.visibilityState === 'visible')
  useEffect(() => {
    const look = () => setShown(document.visibilityState === 'visible')
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [])
  return shown
}

/**
 * The camera while the component is on screen and the screen is seen: it goes off with both, so that no light burns in a
 * pocket, and comes back with them. Gives its state and the way to try again.
 */
export const useCamera = (chosenId: string): [CameraState, () => void] => {
  const shown = useShown()
  const [state, setState] = useState<CameraState>({ kind: 'starting' })
  const [tries, tryAgain] = useReducer((before: number) => before + 1, 0)

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another camera
  useEffect(() => {
    if (!shown) return
    let gone = false
    let camera: Camera | undefined
    setState({ kind: 'starting' })
    void openCamera(chosenId, navigator.mediaDevices).then((opened) => {
      if (gone) {
        if (opened.ok) opened.value.stop()
        return
      }
      if (!opened.ok) return setState({ kind: 'trouble', trouble: opened.error })
      camera = opened.value
      camera.onTaken(() => setState({ kind: 'trouble', trouble: 'busy' }))
      setState({ kind: 'live', camera })
    })
    return () => {
      gone = true
      camera?.stop()
    }
  }, [chosenId, shown, tries])

  return [state, tryAgain]
}
