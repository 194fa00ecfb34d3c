import type { Command } from './command.ts'
import { deviceCommand } from './device-command.ts'
import { exportCommand } from './export-command.ts'
import { importCommand } from './import-command.ts'
import { memberCommand } from './member-command.ts'
import { orgCommand } from './org-command.ts'
import { rebuildCommand, verifyCommand } from './verify-command.ts'

export const COMMANDS: readonly Command[] = [
  orgCommand,
  memberCommand,
  deviceCommand,
  importCommand,
  exportCommand,
  verifyCommand,
  rebuildCommand,
]
