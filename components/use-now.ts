import { useEffect, useState } from 'preact/hooks'

/** The time, renewed often enough for words like "today" and "next at". */
export const useNow = (every = 20_000): number => {
  const [now, setNow] = useState(Date.now)
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), every)
    return () => clearInterval(timer)
  }, [every])
  return now
}
