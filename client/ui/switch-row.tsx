import { Switch } from '@mantine/core'
import classes from './switch-row.module.css'

type Props = { label: string; checked: boolean; onTurn: (on: boolean) => void; disabled?: boolean }

/** Something that is on or off, a row of its own: what it is, and the switch at the end. */
export const SwitchRow = ({ label, checked, onTurn, disabled = false }: Props) => (
  <Switch
    size="md"
    labelPosition="left"
    classNames={{ body: classes.body, labelWrapper: classes.label }}
    label={label}
    checked={checked}
    disabled={disabled}
    onChange={(event) => onTurn(event.target.checked)}
  />
)
