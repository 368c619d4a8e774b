/** The same thing without some of its fields. */
export function without<T extends object, K extends keyof T>(thing: T, ...names: readonly K[]): Omit<T, K> {
  const left = { ...thing }
  for (const name of names) Reflect.deleteProperty(left, name)
  return left
}
