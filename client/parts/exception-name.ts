import { words } from '../words/index.ts'

const KINDS: Readonly<Record<string, string>> = words.inbox.exceptionKinds

/** What kind of exception it is; one that a newer server made up has no words here. */
export const exceptionName = (kind: string): string => KINDS[kind] ?? kind
