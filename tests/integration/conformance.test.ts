import { inProcess, overHttp, overIpc, overSocket } from '../support/carriers.ts'
import { carriesTheContract } from '../support/conformance.ts'

carriesTheContract('in the process', inProcess)
carriesTheContract('over HTTP, as the page speaks it', overHttp)
carriesTheContract('over the socket of the journal', overSocket)
carriesTheContract('over Electron’s IPC, as the page speaks it', overIpc)
