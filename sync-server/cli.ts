/** `npm run bincard -- …`: the admin command line, beside a running server or without one. */
import { UnreadableFile } from '../domain/file-fault.ts'
import { EXIT, runCommand } from './cli/command.ts'
import { COMMANDS } from './cli/commands.ts'
import { readDatabaseConfig } from './config.ts'
import { openDatabase } from './database.ts'
import { Refusal } from './refusal.ts'

const USAGE = `npm run bincard -- COMMAND … (each with --help)
${COMMANDS.map(({ name, summary }) => `  ${name.padEnd(8)} ${summary}`).join('\n')}`

const run = async ([name, ...args]: string[]): Promise<number> => {
  const command = COMMANDS.find((one) => one.name === name)
  if (!command) {
    const asked = name === undefined || name === '--help'
    console[asked ? 'log' : 'error'](USAGE)
    return asked ? EXIT.done : EXIT.misuse
  }
  if (args.includes('--help')) {
    console.log(command.help) // needs no database
    return EXIT.done
  }
  const database = await openDatabase(readDatabaseConfig(process.env), console.error)
  try {
    const terminal = { pool: database.pool, now: () => new Date(), print: console.log, complain: console.error }
    return await runCommand(command, args, terminal)
  } finally {
    await database.close()
  }
}

run(process.argv.slice(2)).then(
  (code) => {
    process.exitCode = code
  },
  (error: unknown) => {
    console.error(error instanceof Refusal || error instanceof UnreadableFile ? error.message : error)
    process.exitCode = error instanceof Refusal ? EXIT.misuse : EXIT.wrong
  },
)
