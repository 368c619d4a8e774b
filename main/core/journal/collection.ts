/** A collection: entities of one kind by id, and beside them those that show, as everybody sees them. */
import type { Stamp } from './hlc.ts'
import { addFields, blank, type Entity, laterFlag, setFields, shows } from './registers.ts'

export class Collection<F extends object, V> {
  readonly #entities = new Map<string, Entity<F>>()
  readonly #shown = new Map<string, V>()
  readonly #view: (id: string, fields: F) => V

  /** `view` makes of an entity's fields what everybody sees. */
  constructor(view: (id: string, fields: F) => V) {
    this.#view = view
  }

  /** Those that were added and not removed. */
  get shown(): ReadonlyMap<string, V> {
    return this.#shown
  }

  /** All that is known, also before it was added and after it was removed. */
  get entities(): ReadonlyMap<string, Entity<F>> {
    return this.#entities
  }

  /** Takes an entity as it was remembered. */
  load(entity: Entity<F>): void {
    this.#entities.set(entity.id, entity)
    this.refresh(entity.id)
  }

  add(id: string, values: Partial<F>, stamp: Stamp): void {
    addFields(this.#entity(id), values, stamp)
    this.refresh(id)
  }

  set(id: string, values: object, stamp: Stamp): void {
    setFields(this.#entity(id), values, stamp)
    this.refresh(id)
  }

  remove(id: string, is: boolean, stamp: Stamp): void {
    const entity = this.#entity(id)
    entity.gone = laterFlag(entity.gone, { is, stamp })
    this.refresh(id)
  }

  /** Makes anew what everybody sees of an entity. */
  refresh(id: string): void {
    const entity = this.#entities.get(id)
    // What shows was added, and what is added is whole: its operation was parsed with the schema of its kind.
    if (entity !== undefined && shows(entity)) this.#shown.set(id, this.#view(id, entity.fields as F))
    else this.#shown.delete(id)
  }

  #entity(id: string): Entity<F> {
    let entity = this.#entities.get(id)
    if (entity === undefined) {
      entity = blank<F>(id)
      this.#entities.set(id, entity)
    }
    return entity
  }
}
