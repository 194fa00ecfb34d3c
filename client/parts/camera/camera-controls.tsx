import { Flashlight, FlashlightOff, Repeat, Repeat1, SwitchCamera, X } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { type Preferences, setPreferences } from '../../platform/preferences.ts'
import { type Camera, camerasHere } from '../../scan/camera.ts'
import { cameraWords } from '../../words/camera.ts'
import classes from './camera.module.css'

type Mode = Preferences['cameraMode']
type ControlProps = { label: string; pressed?: boolean; onClick: () => void; children: ReactNode }

const Control = ({ label, pressed, onClick, children }: ControlProps) => (
  <button type="button" className={classes.control} aria-label={label} aria-pressed={pressed} onClick={onClick}>
    {children}
  </button>
)

const Torch = ({ camera }: { camera: Camera }) => {
  const [on, setOn] = useState(false)
  const turn = () => {
    setOn(!on)
    void camera.setTorch(!on)
  }
  return (
    <Control label={on ? cameraWords.torchOff : cameraWords.torchOn} onClick={turn}>
      {on ? <FlashlightOff aria-hidden /> : <Flashlight aria-hidden />}
    </Control>
  )
}

/** Each tap the next magnification, after the last the first. */
const Zoom = ({ camera: { zooms, setZoom } }: { camera: Camera }) => {
  const [at, setAt] = useState(0)
  const times = String(zooms[at] ?? 1)
  const next = () => {
    const to = (at + 1) % zooms.length
    setAt(to)
    void setZoom(zooms[to] ?? 1)
  }
  return (
    <Control label={cameraWords.zoom(times)} onClick={next}>
      <span aria-hidden>{cameraWords.zoomShort(times)}</span>
    </Control>
  )
}

const OtherCamera = ({ camera }: { camera: Camera }) => {
  const [ids, setIds] = useState<readonly string[]>([])
  useEffect(() => {
    void camerasHere().then(setIds)
  }, [])
  const next = ids[(ids.indexOf(camera.id) + 1) % ids.length]
  if (next === undefined || ids.length < 2) return null
  return (
    <Control label={cameraWords.other} onClick={() => setPreferences({ cameraId: next })}>
      <SwitchCamera aria-hidden />
    </Control>
  )
}

const ModeSwitch = ({ mode }: { mode: Mode }) => (
  <Control
    label={cameraWords.mode(cameraWords.modes[mode])}
    onClick={() => setPreferences({ cameraMode: mode === 'single' ? 'continuous' : 'single' })}
  >
    {mode === 'single' ? <Repeat1 aria-hidden /> : <Repeat aria-hidden />}
  </Control>
)

type Props = { camera: Camera | undefined; mode: Mode; onClose: () => void }

/** What the camera at hand can be told; what it cannot do is not offered. */
export const CameraControls = ({ camera, mode, onClose }: Props) => (
  <>
    {camera?.hasTorch ? <Torch key={camera.id} camera={camera} /> : null}
    {camera && camera.zooms.length > 1 ? <Zoom key={camera.id} camera={camera} /> : null}
    {camera ? <OtherCamera camera={camera} /> : null}
    <ModeSwitch mode={mode} />
    <Control label={cameraWords.close} onClick={onClose}>
      <X aria-hidden />
    </Control>
  </>
)
