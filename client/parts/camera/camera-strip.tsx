import { Camera } from 'lucide-react'
import { type ComponentType, useEffect, useState } from 'react'
import { setPreferences, usePreferences } from '../../platform/preferences.ts'
import { warn } from '../../ui/toast.ts'
import { cameraWords } from '../../words/camera.ts'
import classes from './camera.module.css'

export type CameraProps = {
  /** Above what is scanned with it, or a strip above a flow. */
  size: 'tall' | 'strip'
  /** The picture goes on, and nothing is read: a number is being given, and the hand moves over other labels. */
  paused?: boolean
}

let View: ComponentType<CameraProps> | undefined

/** Its code comes when a camera is first opened; what comes with the first load is this file. */
const useView = (wanted: boolean): ComponentType<CameraProps> | undefined => {
  const [, loaded] = useState(View !== undefined)
  useEffect(() => {
    if (!wanted || View) return
    import('./camera-view.tsx').then(
      ({ CameraView }) => {
        View = CameraView
        loaded(true)
      },
      // It is in the precache once the app is installed; before that, and offline, it can't be had.
      (cause: unknown) => {
        console.warn('camera', cause)
        const { title, hint } = cameraWords.trouble.decoder
        warn(`${title}. ${hint}`)
        setPreferences({ cameraOpen: false })
      },
    )
  }, [wanted])
  return View
}

/** The camera where a scan is expected, or the button that opens it. Open, it stays so from screen to screen. */
export const CameraStrip = (props: CameraProps) => {
  const { cameraOpen } = usePreferences()
  const Loaded = useView(cameraOpen)
  if (!cameraOpen) {
    return (
      <button type="button" className={classes.open} onClick={() => setPreferences({ cameraOpen: true })}>
        <Camera aria-hidden />
        {cameraWords.open}
      </button>
    )
  }
  if (!Loaded) return <div className={classes.box} data-size={props.size} />
  return <Loaded {...props} />
}
