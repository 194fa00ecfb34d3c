import { useState } from 'react'
import { words } from '../../words/index.ts'
import classes from './import.module.css'

const TYPES = '.csv,.tsv,.txt,.xlsx,text/csv,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Where a file comes in: tapped it opens the device's own chooser, and a file may be dropped on it. */
export const DropFile = ({ onFile, label }: { onFile: (file: File) => void; label: string }) => {
  const [over, setOver] = useState(false)
  return (
    <label
      className={classes.drop}
      data-over={over || undefined}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer.files[0]
        if (file) onFile(file)
      }}
    >
      <input
        type="file"
        accept={TYPES}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file, mended, can be chosen again.
          event.target.value = ''
          if (file) onFile(file)
        }}
      />
      <strong>{label}</strong>
      <span>{words.import.drop}</span>
    </label>
  )
}
