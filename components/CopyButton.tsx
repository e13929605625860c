import { useState } from 'preact/hooks'

/** Copies a text, or hands it over in another way, and says so; a failure is told by whoever made the text. */
export const CopyButton = (props: { words: string; done: string; copy(): Promise<void> }) => {
  const [copied, setCopied] = useState(false)
  return (
    <button
      type="button"
      class="button"
      onClick={() =>
        void props.copy().then(
          () => setCopied(true),
          () => setCopied(false),
        )
      }
    >
      <span role="status">{copied ? props.done : props.words}</span>
    </button>
  )
}
