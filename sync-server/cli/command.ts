import type { Pool } from '../db/pool.ts'

/** 0 done, 1 something is wrong with the data, 2 the command was not understood. */
export const EXIT = { done: 0, wrong: 1, misuse: 2 } as const
export type ExitCode = (typeof EXIT)[keyof typeof EXIT]

/** What a command needs of the world. */
export type Terminal = {
  pool: Pool
  now: () => Date
  print: (line: string) => void
  complain: (line: string) => void
}

export type Command = {
  name: string
  /** One line for the list of commands. */
  summary: string
  help: string
  run: (args: readonly string[], terminal: Terminal) => Promise<ExitCode>
}

/** A command line that cannot be understood, said in one sentence. */
export class Misuse extends Error {
  override readonly name = 'Misuse'
}

/** Runs a command: `--help` prints its help, a misuse its sentence and where the help is. */
export const runCommand = async (command: Command, args: readonly string[], terminal: Terminal): Promise<ExitCode> => {
  if (args.includes('--help')) {
    terminal.print(command.help)
    return EXIT.done
  }
  try {
    return await command.run(args, terminal)
  } catch (error) {
    const isMisuse =
      error instanceof Misuse ||
      (error instanceof TypeError && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS'))
    if (!isMisuse) throw error
    terminal.complain(`${(error as Error).message} (bincard ${command.name} --help says more)`)
    return EXIT.misuse
  }
}
