/**
 * A reporter that says on one line each what was left out, and closes with the line that every runner of tests
 * understands: "N passed, N failed, N skipped".
 */
import type { Reporter, TestModule } from 'vitest/node'

export default class ClosingLine implements Reporter {
  onTestRunEnd(modules: readonly TestModule[]): void {
    const count = { passed: 0, failed: 0, skipped: 0 }
    for (const module of modules) {
      // A file that does not even load counts as a failure, or its tests would be missed by nobody.
      if (module.errors().length > 0) count.failed += 1
      // And so does a suite whose preparation failed: its tests were never run.
      for (const suite of module.children.allSuites()) if (suite.errors().length > 0) count.failed += 1
      for (const test of module.children.allTests()) {
        const { state } = test.result()
        if (state === 'passed' || state === 'failed') count[state] += 1
        else {
          count.skipped += 1
          process.stdout.write(`Left out: ${test.fullName}\n`)
        }
      }
    }
    process.stdout.write(`\n${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped\n`)
  }
}
