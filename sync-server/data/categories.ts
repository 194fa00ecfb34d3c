import { type CategoryBook, categoryBook, categoryCode } from '../../domain/category.ts'
import { categoryIdOf } from '../../domain/ids.ts'
import type { CategoryDocument } from '../../domain/protocol/documents.ts'
import { sha256 } from '../ledger/digest.ts'
import type { Directory, Known } from './directory.ts'
import { type Plan, planCreate } from './plan.ts'

type Named = Pick<CategoryDocument, 'code' | 'name' | 'archived'>

export const bookOf = (directory: Directory): CategoryBook<Named> =>
  categoryBook([...directory.categories.values()].map(({ doc }) => doc as Named))

/** Categories as a file of items names them: those that are not there yet are planned to be made, each once. */
export class Categories {
  readonly #directory: Directory
  readonly #plan: Plan
  readonly #book: CategoryBook<Named>
  readonly #made = new Map<string, string>()

  constructor(directory: Directory, plan: Plan) {
    this.#directory = directory
    this.#plan = plan
    this.#book = bookOf(directory)
  }

  /** The code that the item is to carry. */
  codeOf(row: number, cell: string, current: Known | undefined): string {
    const name = cell.trim()
    if (name === '') return ''
    const known = this.#book.meant(name, current && String(current.doc.category))?.code ?? this.#made.get(name)
    if (known !== undefined) return known
    const code = categoryCode(name, (taken) => this.#directory.categories.has(taken))
    this.#made.set(name, code)
    planCreate(this.#plan, row, 'categories', categoryIdOf(code, sha256), { code, name })
    return code
  }
}
