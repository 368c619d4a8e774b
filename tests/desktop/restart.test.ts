/** The desktop program from one start to the next. */
import { describeDesktop } from '../support/desktop/runners.ts'
import { fromStartToStart } from './suite/from-start-to-start.ts'

describeDesktop(fromStartToStart)
