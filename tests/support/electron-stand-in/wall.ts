/**
 * The wall around a window: the proxy through which alone its Chromium reaches anything. Ordinary requests were judged
 * before they come here (requests.ts); what is not seen there, a WebSocket's connection, is judged here. Whatever may
 * pass gets as far as this machine.
 */
import { createServer, request } from 'node:http'
import { type AddressInfo, connect } from 'node:net'

const HERE = new Set(['127.0.0.1', 'localhost', '[::1]'])

/** Builds the wall; `mayConnect` is asked for each WebSocket. Gives its port. */
export async function buildWall(mayConnect: (url: string) => Promise<boolean>): Promise<number> {
  const wall = createServer((asked, answer) => {
    const url = new URL(asked.url ?? '')
    if (!HERE.has(url.hostname)) {
      asked.socket.destroy()
      return
    }
    const passed = request(url, { method: asked.method, headers: asked.headers }, (response) => {
      answer.writeHead(response.statusCode ?? 502, response.headers)
      response.pipe(answer)
    })
    passed.on('error', () => asked.socket.destroy())
    asked.pipe(passed)
  })
  wall.on('connect', (asked, socket) => {
    const { hostname, port } = new URL(`ws://${asked.url ?? ''}`)
    const refuse = () => socket.destroy()
    socket.on('error', refuse)
    const pass = () => {
      const passed = connect(Number(port), hostname, () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n')
        passed.pipe(socket).pipe(passed)
      }).on('error', refuse)
    }
    if (!HERE.has(hostname)) refuse()
    else mayConnect(`ws://${hostname}:${port}/`).then((may) => (may ? pass() : refuse()), refuse)
  })
  await new Promise<void>((resolve) => wall.listen(0, '127.0.0.1', resolve))
  wall.unref()
  return (wall.address() as AddressInfo).port
}
