import '../../components/fields.css'
import '../../components/pages.css'
import '../../components/rooms.css'
import { render } from 'preact'
import { parse } from 'yaml'
import { flatten, type Tree } from '../../lib/i18n/catalog.ts'
import { t, useWords } from '../../lib/i18n/t.ts'
import enWords from '../../lib/i18n/en.yml?raw'
import jaWords from '../../lib/i18n/ja.yml?raw'
import { scenes } from './scenes.tsx'

const catalogs = { ja: flatten(parse(jaWords) as Tree), en: flatten(parse(enWords) as Tree) }

/** `#scene=<name>&lang=ja|en`; without a scene a list of all. */
const draw = () => {
  const wanted = new URLSearchParams(location.hash.slice(1))
  const language = wanted.get('lang') === 'en' ? 'en' : 'ja'
  useWords((key) => catalogs[language][key] ?? `?${key}?`)
  document.documentElement.lang = t('language')
  const name = wanted.get('scene')
  const scene = name === null ? undefined : scenes[name]
  document.title = name ?? 'Gallery'
  render(null, document.body)
  render(
    scene ? (
      <div data-scene={name}>{scene.draw()}</div>
    ) : (
      <main class="page">
        <h1>Gallery</h1>
        <ul>
          {Object.keys(scenes).map((one) => (
            <li key={one}>
              <a href={`#scene=${one}`}>{one}</a> · <a href={`#scene=${one}&lang=en`}>en</a>
            </li>
          ))}
        </ul>
      </main>
    ),
    document.body,
  )
  // What a scene asks for first may still be on its way.
  for (const [index, selector] of [scene?.press ?? []].flat().entries())
    setTimeout(() => document.querySelector<HTMLElement>(selector)?.click(), 40 * (index + 1))
}

addEventListener('hashchange', draw)
draw()
