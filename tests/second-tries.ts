import type { Reporter, TestCase } from 'vitest/node'

/** Says at the end what passed at the second try only, and what stopped the first: a flow is let off once, not forgiven. */
export default class SecondTries implements Reporter {
  readonly #tests: TestCase[] = []

  onTestCaseResult(test: TestCase): void {
    if (test.diagnostic()?.flaky) this.#tests.push(test)
  }

  onTestRunEnd(): void {
    for (const test of this.#tests) {
      const [first] = test.result().errors ?? []
      console.log(`\nAt the second try: ${test.module.relativeModuleId} > ${test.fullName}`)
      console.log(first?.stack ?? first?.message ?? 'it did not say why')
    }
  }
}
