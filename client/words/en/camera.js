/** The words of scanning with the camera; apart from the others, since nobody needs them before they have signed in. */
export const cameraWords = {
  open: 'Scan with the camera',
  close: 'Close the camera',
  label: 'Camera',
  starting: 'Starting the camera…',
  aim: 'Hold a code in the frame',
  read: (code) => `Read ${code}`,
  paused: 'Waits until you are done here',
  next: 'Scan the next',
  torchOn: 'Light on',
  torchOff: 'Light off',
  zoom: (times) => `Zoom, now ${times}×`,
  zoomShort: (times) => `${times}×`,
  other: 'Use another camera',
  modes: { single: 'One at a time', continuous: 'One after the other' },
  mode: (now) => `${now}: change`,
  again: 'Try again',
  trouble: {
    refused: {
      title: 'The camera is not allowed here',
      hint: 'Allow it for this site in the browser’s settings, then try again. A scanner works without it, and you can type a code.',
    },
    none: {
      title: 'This device has no camera that can be used',
      hint: 'Use a scanner, or type the code.',
    },
    busy: {
      title: 'Something else is using the camera',
      hint: 'Close the other app or call that has it, then try again.',
    },
    insecure: {
      title: 'The browser gives no camera to this address',
      hint: 'Open Bincard under its https address. A scanner works here too.',
    },
    failed: {
      title: 'The camera did not start',
      hint: 'Try again. A scanner works without it, and you can type a code.',
    },
    decoder: {
      title: 'The part that reads codes is not on this device yet',
      hint: 'Connect once, then try again: after that it works without the network.',
    },
  },
}
