import { useState } from 'preact/hooks'

/** Copies a text and says so. */
export const CopyButton = (props: { text: string; words: string; done: string; copy(text: string): Promise<void> }) => {
  const [copied, setCopied] = useState(false)
  return (
    <button type="button" class="button" onClick={() => void props.copy(props.text).then(() => setCopied(true))}>
      <span role="status">{copied ? props.done : props.words}</span>
    </button>
  )
}
