import { useEffect, useRef, useState } from 'react'
import { getPreferences, setPreferences, usePreferences } from '../../platform/preferences.ts'
import { useWakeLock } from '../../platform/wake-lock.ts'
import { scanBus } from '../../scan/bus.ts'
import { dropDecoder, keptDecoder } from '../../scan/decode/decoder.ts'
import { createSightings } from '../../scan/sightings.ts'
import { useCamera } from '../../scan/use-camera.ts'
import { watch } from '../../scan/watch.ts'
import { INSET } from '../../scan/window.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { cameraWords } from '../../words/camera.ts'
import classes from './camera.module.css'
import { CameraControls } from './camera-controls.tsx'
import type { CameraProps } from './camera-strip.tsx'
import { CameraTroubleNote } from './camera-trouble.tsx'

const FRAME = { inset: `${INSET.y * 100}% ${INSET.x * 100}%` }

const close = () => {
  dropDecoder()
  setPreferences({ cameraOpen: false })
}

/** The picture, the frame in it, and what was read last. Whatever it reads goes into the one scan bus. */
export const CameraView = ({ size, paused = false }: CameraProps) => {
  const { cameraId, cameraMode } = usePreferences()
  const [state, tryAgain] = useCamera(cameraId)
  const [unreadable, setUnreadable] = useState(false)
  const [read, setRead] = useState<string | undefined>()
  /** In the mode of one at a time: a code was read, and the next was not asked for. */
  const [done, setDone] = useState(false)
  const video = useRef<HTMLVideoElement>(null)
  const camera = state.kind === 'live' ? state.camera : undefined
  const looks = camera !== undefined && !done && !unreadable
  const wanted = useRef(!paused)
  useWakeLock()

  useEffect(() => {
    wanted.current = !paused
  }, [paused])

  useEffect(() => {
    if (!camera || !video.current) return
    video.current.srcObject = camera.stream
    // Refused only where a page may not play by itself; then its first frame stands still until a tap.
    video.current.play().catch((cause: unknown) => console.warn('camera', cause))
  }, [camera])

  useEffect(() => {
    if (!looks || !video.current) return
    const sightings = createSightings()
    return watch(video.current, keptDecoder(), {
      onPicture: (readings, at) => {
        const seen = sightings.see(readings, at)
        if (!seen) return
        if (!wanted.current) return scanBus.stays(seen.text)
        if (!scanBus.publish(seen.text, 'camera', seen.symbology)) return
        setRead(seen.text)
        if (getPreferences().cameraMode === 'single') setDone(true)
      },
      onFailure: (cause) => {
        console.warn('camera', cause)
        dropDecoder()
        setUnreadable(true)
      },
    })
  }, [looks])

  const next = () => {
    scanBus.forget()
    setDone(false)
  }

  const trouble = unreadable ? 'decoder' : state.kind === 'trouble' ? state.trouble : undefined
  if (trouble) {
    return (
      <CameraTroubleNote
        trouble={trouble}
        onClose={close}
        onAgain={() => {
          setUnreadable(false)
          if (!unreadable) tryAgain()
        }}
      />
    )
  }
  return (
    <section className={classes.box} data-size={size} aria-label={cameraWords.label}>
      <div className={classes.picture}>
        <video
          ref={video}
          className={classes.video}
          playsInline
          muted
          data-live={camera !== undefined || undefined}
          onClick={() => void camera?.refocus()}
        />
        <div className={classes.frame} style={FRAME} data-reads={(looks && !paused) || undefined} />
        {done && !paused ? (
          <div className={classes.next}>
            <BigButton onClick={next}>{cameraWords.next}</BigButton>
          </div>
        ) : null}
      </div>
      <div className={classes.bar}>
        <p className={classes.said}>{said({ starting: !camera, paused, read })}</p>
        <CameraControls camera={camera} mode={cameraMode} onClose={close} />
      </div>
    </section>
  )
}

const said = ({ starting, paused, read }: { starting: boolean; paused: boolean; read: string | undefined }): string => {
  if (starting) return cameraWords.starting
  if (paused) return cameraWords.paused
  return read === undefined ? cameraWords.aim : cameraWords.read(read)
}
