import type { CameraTrouble } from '../../scan/camera.ts'
import { BigButton } from '../../ui/big-button.tsx'
import { Actions } from '../../ui/screen.tsx'
import { cameraWords } from '../../words/camera.ts'
import classes from './camera.module.css'

type Props = { trouble: CameraTrouble | 'decoder'; onAgain: () => void; onClose: () => void }

/** Why there is no picture, and what to do. */
export const CameraTroubleNote = ({ trouble, onAgain, onClose }: Props) => {
  const { title, hint } = cameraWords.trouble[trouble]
  return (
    <section className={classes.trouble} role="alert" aria-label={cameraWords.label}>
      <p className={classes.title}>{title}</p>
      <p>{hint}</p>
      <Actions>
        <BigButton kind="quiet" onClick={onClose}>
          {cameraWords.close}
        </BigButton>
        {trouble === 'none' || trouble === 'insecure' ? null : (
          <BigButton onClick={onAgain}>{cameraWords.again}</BigButton>
        )}
      </Actions>
    </section>
  )
}
