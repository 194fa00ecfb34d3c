/**
 * A start that cannot go on, said in one sentence to the person at the terminal: printed without a stack, exit code 2.
 * Everything else that is thrown is a bug.
 */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}
