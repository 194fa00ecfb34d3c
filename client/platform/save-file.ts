/** Hands something to the person as a file. */
export const saveFile = (name: string, content: BlobPart, type: string): void =>
  saveBlob(name, new Blob([content], { type }))

export const saveBlob = (name: string, file: Blob): void => {
  const url = URL.createObjectURL(file)
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}
