/**
 * What iOS shows from the tap on the icon to the first frame. It wants a picture of exactly the screen's size for each kind of device, some
 * thirty files for what is one icon on paper; so each device draws its own, both ways round, while it can still be put on the Home screen.
 */
const ICON = '/icons/icon.svg'
/** Of the shorter side. */
const ICON_SHARE = 0.3

const draw = (icon: HTMLImageElement, width: number, height: number, paper: string): string => {
  const canvas = Object.assign(document.createElement('canvas'), { width, height })
  const context = canvas.getContext('2d')
  if (!context) throw new Error('no canvas to draw the splash on')
  context.fillStyle = paper
  context.fillRect(0, 0, width, height)
  const size = Math.round(Math.min(width, height) * ICON_SHARE)
  context.drawImage(icon, Math.round((width - size) / 2), Math.round((height - size) / 2), size, size)
  return canvas.toDataURL('image/png')
}

export const offerSplash = async (): Promise<void> => {
  const icon = new Image(512, 512)
  icon.src = ICON
  await icon.decode()
  const [short, long] = [Math.min(screen.width, screen.height), Math.max(screen.width, screen.height)]
  const paper = getComputedStyle(document.documentElement).getPropertyValue('--paper').trim()
  for (const [orientation, width, height] of [
    ['portrait', short, long],
    ['landscape', long, short],
  ] as const) {
    const link = document.createElement('link')
    link.rel = 'apple-touch-startup-image'
    link.media = `(orientation: ${orientation})`
    link.href = draw(icon, width * devicePixelRatio, height * devicePixelRatio, paper)
    document.head.append(link)
  }
}
