import { browser } from 'wxt/browser'

/** Where Entra sends the answer; to be registered there as a single-page application. It never loads: the browser catches it. */
export const redirectUri = (): string => browser.identity.getRedirectURL()

/**
 * Opens Entra's address and waits for the way back. Interactive: a window, only on a person's click. Silent: no window, at most 10 s; pages that
 * go on by script are waited for, which Entra's single sign-on needs (facts: graph-and-auth 10.2).
 * Undefined when no answer came: window closed, page that wants a person, no network. The browser tells these apart only in words, so we ask Entra instead.
 */
export const launch = async (options: { url: string; interactive: boolean }): Promise<string | undefined> => {
  try {
    return await browser.identity.launchWebAuthFlow(
      options.interactive
        ? { url: options.url, interactive: true }
        : {
            url: options.url,
            interactive: false,
            abortOnLoadForNonInteractive: false,
            timeoutMsForNonInteractive: 10_000,
          },
    )
  } catch {
    return undefined
  }
}
