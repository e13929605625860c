import { useState } from 'preact/hooks'

/** Copies a text, or hands it over in another way, and says so; a failure is told by whoever made the text. */
export const CopyButton = (props: { words: string; done: string; copy(): Promise<void> }) => {
  const [copied, setCopied] = useState(false)
  const press = () =>
    props.copy().then(
      () => setCopied(true),
      () => setCopied(false),
    )
  // The live region stands beside the button: inside, it would take the button's name away.
  return (
    <>
      <button type="button" class="button" onClick={() => void press()}>
        {copied ? props.done : props.words}
      </button>
      <span class="unseen" role="status">
        {copied ? props.done : ''}
      </span>
    </>
  )
}
