/** Reflect. */

export function ReflectScreen() {
  return <h1>Reflect</h1>
}
