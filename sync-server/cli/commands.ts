import type { Command } from './command.ts'
import { exportCommand } from './export-command.ts'
import { importCommand } from './import-command.ts'
import { rebuildCommand, verifyCommand } from './verify-command.ts'

/** What the command line can do with an organisation's data. */
export const DATA_COMMANDS: readonly Command[] = [importCommand, exportCommand, verifyCommand, rebuildCommand]
