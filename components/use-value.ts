import { useEffect, useState } from 'preact/hooks'

/** Something that changes by itself. `watch` calls back with each new value and answers how to end. */
export type Source<T> = { current(): T; watch(callback: (value: T) => void): () => void }

export const useValue = <T>(source: Source<T>): T => {
  const [value, setValue] = useState(source.current)
  useEffect(() => {
    // Between the first drawing and now it may have changed.
    setValue(() => source.current())
    return source.watch((next) => setValue(() => next))
  }, [source])
  return value
}

/** A source that is set by hand. */
export const createSource = <T>(first: T): Source<T> & { set(value: T): void } => {
  let value = first
  const callbacks = new Set<(value: T) => void>()
  return {
    current: () => value,
    watch: (callback) => {
      callbacks.add(callback)
      return () => callbacks.delete(callback)
    },
    set: (next) => {
      value = next
      for (const callback of callbacks) callback(next)
    },
  }
}
