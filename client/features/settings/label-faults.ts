import { identifierOf } from '../../../domain/gs1/application-identifiers.ts'
import { elementsOf } from '../../../domain/gs1/label.ts'
import { faultsOf } from '../../../domain/gs1/validate.ts'
import { words } from '../../words/index.ts'

/** Which rules of GS1 a label breaks, for whoever prints labels; none for a code that is no label. */
export const sayFaults = (scanned: string): string[] =>
  faultsOf(elementsOf(scanned) ?? []).map(({ ai = '', kind }) =>
    words.scanner.fault(`(${ai}) ${identifierOf(ai)?.title ?? ''}`.trim(), kind.replaceAll('-', ' ')),
  )
