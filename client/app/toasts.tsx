import { Toaster, type ToasterProps } from 'sonner'
import { words } from '../words/index.ts'
import classes from './toasts.module.css'

const TOP = 'calc(64px + var(--camera, 0px))'

/**
 * Where toasts appear. A tap on one leaves the focus where it is: else the toaster takes it back there at the next tap, from under
 * the finger, and a sheet that this opens gives it back to the wrong place.
 */
export const Toasts = (props: Pick<ToasterProps, 'theme' | 'dir'>) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: it keeps a pointer from moving the focus, and does nothing else
  <div role="presentation" onMouseDown={(event) => event.preventDefault()}>
    <Toaster
      {...props}
      containerAriaLabel={words.toasts}
      // At the top, under the camera where one is open: the thumb's button is below.
      position="top-center"
      // Side by side, not one behind the other: the way back of the one before is as large as ever.
      expand
      visibleToasts={2}
      offset={{ top: TOP }}
      mobileOffset={{ top: TOP, left: 12, right: 12 }}
      toastOptions={{
        classNames: { toast: classes.toast, actionButton: classes.undo, description: classes.detail },
      }}
    />
  </div>
)
